package city.weir.catalog.words;

import static city.weir.catalog.SearchResult.How.TYPING;

import city.weir.catalog.words.Wording.Near;
import city.weir.catalog.words.Wording.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may have been meant by a word that nothing has: a Chinese word that sounds the same, or with
 * one character wrong, missing or too many; an English word with one or two letters wrong.
 */
final class Mistypings {
  private static final int SHORTEST_CHINESE = 3;
  private static final int LONGEST_CHINESE = 8;
  private static final int SHORTEST_LATIN = 4;
  private static final int LONG_LATIN = 8;
  private static final float AS_SOUND = 0.5f;
  private static final float AS_WRONG = 0.4f;

  private Mistypings() {}

  /** The text cut where Chinese and other letters meet: each piece is mistyped in its own way. */
  static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      boolean ends =
          i == text.length()
              || Terms.isChinese(text.charAt(i)) != Terms.isChinese(text.charAt(i - 1));
      if (ends) {
        String run = text.substring(start, i).strip();
        if (run.chars().anyMatch(Character::isLetterOrDigit)) {
          runs.add(run);
        }
        start = i;
      }
    }
    // Of punctuation alone nothing is left to find, and nothing shall be found.
    return runs.isEmpty() ? List.of(text) : runs;
  }

  static List<Wording> of(String run) {
    return Terms.isChinese(run.charAt(0)) ? chinese(run) : latin(run);
  }

  private static List<Wording> chinese(String run) {
    List<Wording> wordings = new ArrayList<>();
    int length = run.length();
    if (length < 2 || length > LONGEST_CHINESE) {
      return wordings;
    }
    List<String> sounds = sounds(run);
    if (!sounds.isEmpty()) {
      wordings.add(new Phrase(TYPING, run, sounds, sounds.size(), AS_SOUND));
    }
    if (length >= SHORTEST_CHINESE) {
      Set<String> any = new LinkedHashSet<>();
      for (int i = 0; i < length; i++) {
        for (List<String> terms : List.of(wrong(run, i), missing(run, i), extra(run, i))) {
          if (!terms.isEmpty()) {
            wordings.add(new Phrase(TYPING, run, terms, terms.size(), 0));
            any.addAll(terms);
          }
        }
      }
      // Hardly an entry has all of these; how many it has says how near it comes.
      wordings.add(new Phrase(TYPING, run, List.copyOf(any), any.size(), AS_WRONG));
    }
    return wordings;
  }

  /** The terms of the run when each character sounds as it commonly does. */
  private static List<String> sounds(String run) {
    List<String> sounds = new ArrayList<>();
    for (int i = 0; i + 1 < run.length(); i++) {
      List<String> first = Pinyin.readings(run.charAt(i));
      List<String> second = Pinyin.readings(run.charAt(i + 1));
      if (first.isEmpty() || second.isEmpty()) {
        return List.of();
      }
      sounds.add(Terms.sound(first.get(0), second.get(0)));
    }
    return sounds;
  }

  /** The character at {@code at} stands for another. */
  private static List<String> wrong(String run, int at) {
    List<String> terms = pairs(run, at - 1, at);
    if (at > 0 && at + 1 < run.length()) {
      terms.add(Terms.gap(run.charAt(at - 1), run.charAt(at + 1)));
    }
    return terms;
  }

  /** A character is missing before the one at {@code at}. */
  private static List<String> missing(String run, int at) {
    if (at == 0) {
      return List.of();
    }
    List<String> terms = pairs(run, at - 1, at - 1);
    terms.add(Terms.gap(run.charAt(at - 1), run.charAt(at)));
    return terms;
  }

  /** The character at {@code at} is one too many. */
  private static List<String> extra(String run, int at) {
    if (run.length() <= SHORTEST_CHINESE) {
      return List.of();
    }
    List<String> terms = pairs(run, at - 1, at);
    if (at > 0 && at + 1 < run.length()) {
      terms.add("" + run.charAt(at - 1) + run.charAt(at + 1));
    }
    return terms;
  }

  /** The pairs of neighbours but those that begin at {@code from} to {@code to}. */
  private static List<String> pairs(String run, int from, int to) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < run.length(); i++) {
      if (i < from || i > to) {
        pairs.add(run.substring(i, i + 2));
      }
    }
    return pairs;
  }

  private static List<Wording> latin(String run) {
    List<Wording> wordings = new ArrayList<>();
    for (Term term : Analysis.terms(Analysis.WRITTEN, run)) {
      String word = term.text().toLowerCase(Locale.ROOT);
      if (word.length() >= SHORTEST_LATIN && word.chars().allMatch(Character::isLetter)) {
        int edits = word.length() >= LONG_LATIN ? 2 : 1;
        wordings.add(new Near(run, Term.WRITTEN + word, edits, AS_WRONG));
      }
    }
    // Of several words in one piece (as in duty_phone) any that is nearly there would be too many.
    return wordings.size() == 1 ? wordings : List.of();
  }
}
