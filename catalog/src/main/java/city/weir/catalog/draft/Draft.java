package city.weir.catalog.draft;

import city.weir.catalog.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An entry as somebody wrote it, in a form or a spreadsheet: not checked, perhaps not whole.
 * Surrounding blanks are dropped, and what is blank counts as not written.
 *
 * @param values what was written, by field
 * @param items 信息项, in their order
 */
public record Draft(Kind kind, Map<Field, String> values, List<Item> items) {
  /** So many items at most: a table with more columns is no table. */
  public static final int MOST_ITEMS = 2_000;

  /** So many characters at most in one field. */
  public static final int MOST_CHARACTERS = 4_000;

  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  public Draft {
    values = written(Field.class, values);
    items = List.copyOf(items);
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "%d items are too many for one entry (at most %d)".formatted(items.size(), MOST_ITEMS));
    }
  }

  /** One 信息项 as somebody wrote it. */
  public record Item(Map<ItemField, String> values) {
    public Item {
      values = written(ItemField.class, values);
    }

    /** What was written, or the empty text. */
    public String get(ItemField field) {
      return values.getOrDefault(field, "");
    }
  }

  /** What was written, or the empty text. */
  public String get(Field field) {
    return values.getOrDefault(field, "");
  }

  public boolean has(Field field) {
    return values.containsKey(field);
  }

  /** The same with {@code value} written in {@code field}; a blank one takes it out. */
  public Draft with(Field field, String value) {
    Map<Field, String> changed = new EnumMap<>(Field.class);
    changed.putAll(values);
    changed.put(field, value);
    return new Draft(kind, changed, items);
  }

  private static <K extends Enum<K>> Map<K, String> written(Class<K> type, Map<K, String> values) {
    Map<K, String> kept = new EnumMap<>(type);
    values.forEach(
        (field, value) -> {
          String text = plain(value);
          if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                "%s has %d characters (at most %d)"
                    .formatted(field, text.length(), MOST_CHARACTERS));
          }
          if (!text.isEmpty()) {
            kept.put(field, text);
          }
        });
    return java.util.Collections.unmodifiableMap(kept);
  }

  /** With one kind of line end, and without what no file of XML can hold. */
  private static String plain(String value) {
    return UNWRITABLE
        .matcher(value.replace("\r\n", "\n").replace('\r', '\n'))
        .replaceAll("")
        .strip();
  }
}
