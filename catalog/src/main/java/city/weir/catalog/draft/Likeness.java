package city.weir.catalog.draft;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When two titles are the same but for how they were typed. */
public final class Likeness {
  private static final Pattern COUNTED = Pattern.compile("(.*?\\D)(\\d{1,4})");

  private Likeness() {}

  /**
   * Letters and digits of a title: equal for titles that differ in blanks, punctuation or width.
   */
  public static String key(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** The title without the number at its end, or the empty text when it ends with none. */
  static String stem(String title) {
    Matcher counted = COUNTED.matcher(key(title));
    return counted.matches() ? counted.group(1) : "";
  }
}
