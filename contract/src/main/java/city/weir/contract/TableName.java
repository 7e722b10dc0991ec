package city.weir.contract;

import java.util.regex.Pattern;

/**
 * The name of a table in the lake, written {@code zone.name}. Both parts are lower-case ASCII
 * identifiers, because they become names in SQL of several engines and folders on disk.
 */
public record TableName(String namespace, String name) {
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,127}");

  public TableName {
    if (!IDENTIFIER.matcher(namespace).matches() || !IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Not a table name: '%s.%s' (two identifiers of a-z, 0-9 and _, each starting with a letter)"
              .formatted(namespace, name));
    }
  }

  /** Reads {@code zone.name}. */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException(
          "Not a table name: '%s' (write zone.name)".formatted(text));
    }
    return new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public String toString() {
    return namespace + "." + name;
  }
}
