package city.weir.sharing.sql;

import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parameters of a statement, written {@code :name}.
 *
 * @param sql the statement with a question mark for each, every other character in its place
 * @param names the name of each question mark, in their order
 */
record Placeholders(String sql, List<String> names) {
  Placeholders {
    names = List.copyOf(names);
  }

  /**
   * Finds them outside of literals, quoted names and comments. Whether this reading was the
   * parser's too shows in the number of question marks the parser found.
   */
  static Placeholders of(String text) throws SqlRefused {
    StringBuilder sql = new StringBuilder(text);
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        at = behind(text, String.valueOf(c), at + 1);
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        at = behind(text, "\n", at + 2);
      } else if (text.startsWith("/*", at)) {
        at = behind(text, "*/", at + 2);
      } else if (text.startsWith("::", at)) {
        at += 2;
      } else if (c == '?') {
        throw new SqlRefused(
            Code.NOT_ALLOWED, "Write a parameter as :name, or its value, instead of ?");
      } else if (c == ':' && at + 1 < text.length() && begins(text.charAt(at + 1))) {
        int end = end(text, at + 1);
        names.add(text.substring(at + 1, end).toLowerCase(Locale.ROOT));
        sql.setCharAt(at, '?');
        for (int i = at + 1; i < end; i++) {
          sql.setCharAt(i, ' ');
        }
        at = end;
      } else {
        at++;
      }
    }
    return new Placeholders(sql.toString(), names);
  }

  private static int behind(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private static boolean begins(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static int end(String text, int from) {
    int at = from;
    while (at < text.length()
        && (begins(text.charAt(at))
            || text.charAt(at) == '_'
            || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    return at;
  }
}
