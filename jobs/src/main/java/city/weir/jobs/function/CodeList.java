package city.weir.jobs.function;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A list of codes with the names people use for them: a CSV text with the header {@code
 * code,name,aliases}, aliases separated by {@code |}. Codes and names are found without regard to
 * width, case and blanks.
 */
final class CodeList implements Conversion {
  private static final long serialVersionUID = 1L;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final HashMap<String, UTF8String> codes = new HashMap<>();

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException when the text is no such list, or a name stands for two codes
   */
  CodeList(String name, String csv) {
    List<List<String>> rows = rows(csv);
    if (rows.isEmpty() || !rows.get(0).equals(List.of("code", "name", "aliases"))) {
      throw new IllegalArgumentException(
          "Code list %s.csv does not begin with the header code,name,aliases".formatted(name));
    }
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() < 2 || row.size() > 3 || row.get(0).isBlank()) {
        throw new IllegalArgumentException(
            "Code list %s.csv: not a row of code,name,aliases: %s".formatted(name, row));
      }
      UTF8String code = UTF8String.fromString(row.get(0).strip());
      put(name, row.get(0), code);
      put(name, row.get(1), code);
      if (row.size() == 3) {
        for (String alias : row.get(2).split("\\|", -1)) {
          put(name, alias, code);
        }
      }
    }
  }

  /** The lists among the files of a contract, by the name they are called by. */
  static Map<String, String> among(Map<String, String> files) {
    Map<String, String> lists = new HashMap<>();
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".csv")) {
            lists.put(file.substring(0, file.length() - 4), text);
          }
        });
    return lists;
  }

  @Override
  public @Nullable Object apply(UTF8String text) {
    return codes.get(key(text.toString()));
  }

  private void put(String list, String name, UTF8String code) {
    String key = key(name);
    UTF8String earlier = key.isEmpty() ? null : codes.putIfAbsent(key, code);
    if (earlier != null && !earlier.equals(code)) {
      throw new IllegalArgumentException(
          "Code list %s.csv: '%s' stands for both %s and %s".formatted(list, name, earlier, code));
    }
  }

  private static String key(String text) {
    return BLANKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** RFC 4180, small: code lists are files of a few kilobytes beside the contracts. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
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

  private static String take(StringBuilder field) {
    String value = field.toString();
    field.setLength(0);
    return value;
  }
}
