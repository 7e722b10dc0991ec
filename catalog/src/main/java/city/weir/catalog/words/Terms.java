package city.weir.catalog.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the texts of entries into terms. Safe for several threads. */
final class Terms {
  /** Names of columns come again and again over a whole city. */
  private static final int REMEMBERED = 4096;

  private static final int MOST_WORDS_OF_PHRASE = 4;
  private static final int LONGEST_INITIALS = 8;
  private static final int MOST_SPELLINGS = 8;

  private static final Map<String, List<Term>> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Term>> eldest) {
              return size() > REMEMBERED;
            }
          });

  private Terms() {}

  /** All terms of {@code text}, by every way it may be asked for. */
  static List<Term> of(String text) {
    List<Term> known = KNOWN.get(text);
    if (known == null) {
      known = List.copyOf(analyse(text));
      if (text.length() <= 200) {
        KNOWN.put(text, known);
      }
    }
    return known;
  }

  private static List<Term> analyse(String text) {
    List<Term> terms = new ArrayList<>(Analysis.terms(Analysis.GRAMS, text));
    List<Term> words = Analysis.terms(Analysis.WORDS, text);
    words.forEach(w -> terms.add(new Term(Term.WORD + w.text(), w.start(), w.end())));
    for (Term written : Analysis.terms(Analysis.WRITTEN, text)) {
      if (!isChinese(written.text().charAt(0))) {
        terms.add(new Term(Term.WRITTEN + written.text(), written.start(), written.end()));
      }
    }
    for (int start = 0; start < text.length(); start++) {
      if (!isChinese(text.charAt(start))) {
        continue;
      }
      int end = start + 1;
      while (end < text.length() && isChinese(text.charAt(end))) {
        end++;
      }
      run(text, start, end, terms);
      start = end;
    }
    initials(text, words, terms);
    // The dictionary lets through some blanks that no keyboard has; terms are kept apart by blanks.
    terms.removeIf(term -> term.text().chars().anyMatch(Character::isWhitespace));
    return terms;
  }

  static boolean isChinese(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** Two characters with one between them, as a term. */
  static String gap(char first, char last) {
    return "" + Term.GAP + first + last;
  }

  /** How two neighbours sound, as a term. */
  static String sound(String first, String second) {
    return Term.SOUND + first + "'" + second;
  }

  private static void run(String text, int start, int end, List<Term> terms) {
    for (int i = start; i + 1 < end; i++) {
      for (String first : Pinyin.readings(text.charAt(i))) {
        for (String second : Pinyin.readings(text.charAt(i + 1))) {
          terms.add(new Term(sound(first, second), i, i + 2));
        }
      }
      if (i + 2 < end) {
        terms.add(new Term(gap(text.charAt(i), text.charAt(i + 2)), i, i + 3));
      }
    }
  }

  /** First letters of one to four neighbouring Chinese words. */
  private static void initials(String text, List<Term> words, List<Term> terms) {
    for (int first = 0; first < words.size(); first++) {
      List<String> spellings = List.of("");
      int reached = words.get(first).start();
      int most = Math.min(words.size(), first + MOST_WORDS_OF_PHRASE);
      for (int last = first; last < most && words.get(last).start() == reached; last++) {
        Term word = words.get(last);
        reached = word.end();
        for (int i = word.start(); i < word.end(); i++) {
          spellings = extended(spellings, text.charAt(i));
        }
        for (String spelling : spellings) {
          if (spelling.length() >= 2 && spelling.length() <= LONGEST_INITIALS) {
            terms.add(new Term(Term.INITIALS + spelling, words.get(first).start(), word.end()));
          }
        }
      }
    }
  }

  /** Nothing once a character is not Chinese. */
  private static List<String> extended(List<String> spellings, char character) {
    List<String> letters =
        Pinyin.readings(character).stream().map(r -> r.substring(0, 1)).distinct().toList();
    return spellings.stream()
        .flatMap(s -> letters.stream().map(s::concat))
        .limit(MOST_SPELLINGS)
        .toList();
  }
}
