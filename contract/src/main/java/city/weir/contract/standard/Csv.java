package city.weir.contract.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RFC 4180, small: code lists are files of a few kilobytes. */
final class Csv {
  private Csv() {}

  static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
      if (quoted && i == text.length()) {
        throw new IllegalArgumentException("A quotation mark is never closed");
      }
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append(text.charAt(++i));
        } else if (c == '"') {
          quoted = false;
        } else {
          field.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        row.add(take(field));
      } else if (c == '\n') {
        row.add(take(field));
        if (row.size() > 1 || !row.get(0).isBlank()) {
          rows.add(List.copyOf(row));
        }
        row.clear();
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return rows;
  }

  static String line(String... fields) {
    return Stream.of(fields).map(Csv::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String field) {
    return field.matches("(?s).*[,\"\\r\\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  private static String take(StringBuilder field) {
    String value = field.toString();
    field.setLength(0);
    return value;
  }
}
