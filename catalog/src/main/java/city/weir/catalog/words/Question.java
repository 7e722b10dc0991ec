package city.weir.catalog.words;

import java.util.List;
import java.util.Locale;

/**
 * What a search text asks for. An entry answers when each part is found in it, by any of the part's
 * wordings.
 *
 * @param title the whole text in the form in which titles are compared
 */
public record Question(String title, List<Part> parts) {
  public Question {
    parts = List.copyOf(parts);
  }

  /** Whether nothing is asked for, so that everything answers. */
  public boolean blank() {
    return parts.isEmpty();
  }

  /**
   * @param text as it was asked
   * @param name the text in the form in which ids and codes are compared
   */
  public record Part(String text, String name, List<Wording> wordings) {
    public Part {
      wordings = List.copyOf(wordings);
    }
  }

  /** The form in which titles are compared: without blanks, in lower case. */
  static String asTitle(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }

  /** The form in which ids, codes and names of tables are compared. */
  static String asName(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
