package city.weir.catalog.words;

import static city.weir.catalog.SearchResult.How.PINYIN;
import static city.weir.catalog.SearchResult.How.SYNONYM;
import static city.weir.catalog.SearchResult.How.WORDS;

import city.weir.catalog.words.Question.Part;
import city.weir.catalog.words.Wording.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Understands search texts. There is no query language: every text is words. */
public final class Questions {
  /** A text of up to 200 characters must not become thousands of conditions. */
  private static final int MOST_PARTS = 12;

  /** Who mistypes more than these will look again anyway. */
  private static final int MOST_MISTYPED = 4;

  private static final int MOST_SYNONYMS = 8;
  private static final int LONGEST_INITIALS = 8;
  private static final float AS_SYNONYM = 0.6f;
  private static final float AS_SOUND = 0.8f;
  private static final float AS_INITIALS = 0.5f;

  private final Synonyms synonyms;

  public Questions(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  /** Loads the dictionaries, so that nobody has to wait for them later. */
  public static void warm() {
    new Questions(Synonyms.of(List.of())).lenient("应急 yingji");
  }

  /** What the text asks for when it was typed right. */
  public Question exact(String text) {
    List<Part> parts = parts(text).stream().map(p -> part(p, wordings(p))).toList();
    return new Question(Question.asTitle(text), parts);
  }

  /** What the text may ask for as well when it was typed wrong. */
  public Question lenient(String text) {
    List<Part> parts = new ArrayList<>();
    for (String part : parts(text)) {
      for (String run : Mistypings.runs(part)) {
        List<Wording> wordings = new ArrayList<>(wordings(run));
        if (parts.size() < MOST_MISTYPED) {
          wordings.addAll(Mistypings.of(run));
        }
        if (parts.size() < MOST_PARTS) {
          parts.add(part(run, wordings));
        }
      }
    }
    return new Question(Question.asTitle(text), parts);
  }

  private static Part part(String text, List<Wording> wordings) {
    return new Part(text, Question.asName(text), wordings);
  }

  /** What stands between blanks; but words that only together mean something stay together. */
  private List<String> parts(String text) {
    List<String> all =
        Arrays.stream(text.strip().split("\\s+"))
            .filter(p -> !p.isEmpty())
            .limit(MOST_PARTS)
            .toList();
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < all.size()) {
      int end = together(all, at);
      parts.add(String.join(" ", all.subList(at, end)));
      at = end;
    }
    return parts;
  }

  private int together(List<String> all, int at) {
    for (int end = Math.min(all.size(), at + 4); end > at + 1; end--) {
      List<String> some = all.subList(at, end);
      if (!synonyms.of(lower(String.join(" ", some))).isEmpty()
          || some.stream().allMatch(w -> Pinyin.isSyllable(lower(w)))) {
        return end;
      }
    }
    return at + 1;
  }

  private List<Wording> wordings(String part) {
    List<Wording> wordings = new ArrayList<>();
    List<String> grams = grams(part);
    if (!grams.isEmpty()) {
      boolean words = part.contains(" ");
      wordings.add(new Phrase(WORDS, part, grams, words ? grams.size() : twoThirds(grams), 1));
    }
    List<String> words =
        Analysis.terms(Analysis.WORDS, part).stream().map(w -> Term.WORD + w.text()).toList();
    if (!words.isEmpty()) {
      wordings.add(new Phrase(WORDS, part, words, words.size(), 0));
    }
    wordings.addAll(synonyms(part));
    wordings.addAll(spoken(part));
    return wordings;
  }

  private List<Wording> synonyms(String part) {
    List<Wording> wordings = new ArrayList<>();
    String lower = lower(part);
    if (Terms.isChinese(lower.charAt(0))) {
      for (String word : synonyms.within(lower)) {
        for (String other : synonyms.of(word)) {
          List<String> grams = grams(lower.replace(word, " " + other + " "));
          List<String> joined = grams(lower.replace(word, other));
          // A Chinese word takes the place of the other; an English one stands apart.
          List<String> terms = Terms.isChinese(other.charAt(0)) ? joined : grams;
          if (!terms.isEmpty()) {
            wordings.add(new Phrase(SYNONYM, part, terms, terms.size(), AS_SYNONYM));
          }
        }
      }
    } else {
      for (String other : synonyms.of(lower)) {
        List<String> terms = grams(other);
        if (!terms.isEmpty()) {
          wordings.add(new Phrase(SYNONYM, part, terms, terms.size(), AS_SYNONYM));
        }
      }
    }
    return wordings.subList(0, Math.min(MOST_SYNONYMS, wordings.size()));
  }

  private static List<Wording> spoken(String part) {
    List<Wording> wordings = new ArrayList<>();
    String letters = lower(part).replaceAll("[ ']", "");
    if (letters.matches("[a-z]+")) {
      for (List<String> syllables : Pinyin.syllables(letters)) {
        List<String> sounds = new ArrayList<>();
        for (int i = 0; i + 1 < syllables.size(); i++) {
          sounds.add(Terms.sound(syllables.get(i), syllables.get(i + 1)));
        }
        wordings.add(new Phrase(PINYIN, part, sounds, sounds.size(), AS_SOUND));
      }
      if (letters.length() >= 2 && letters.length() <= LONGEST_INITIALS) {
        wordings.add(new Phrase(PINYIN, part, List.of(Term.INITIALS + letters), 1, AS_INITIALS));
      }
    }
    return wordings;
  }

  static List<String> grams(String text) {
    return Analysis.terms(Analysis.QUESTION_GRAMS, text).stream()
        .map(Term::text)
        .distinct()
        .toList();
  }

  /** Two thirds, rounded up; of two all. */
  static int twoThirds(List<String> terms) {
    return (int) Math.ceil(terms.size() * 2.0 / 3);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
