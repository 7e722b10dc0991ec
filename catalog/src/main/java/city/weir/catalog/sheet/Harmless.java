package city.weir.catalog.sheet;

import java.util.regex.Pattern;

/**
 * Texts as they stand in cells. What begins as a formula does is written behind an apostrophe, as
 * one types it in a spreadsheet program: a cell that is copied on, or saved as CSV, must not be
 * calculated. Reading takes the apostrophe off again.
 */
final class Harmless {
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("'+[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

  private Harmless() {}

  static String write(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }

  static String read(String cell) {
    return QUOTED.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
