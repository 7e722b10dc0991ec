package city.weir.server.directory.pages;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.ItemField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 信息项 as lines of text, one an item, its fields in the order of {@link ItemField} with tabs between
 * them: what a form sends in one field, and what is pasted from a spreadsheet.
 *
 * @param items those that are not blank
 * @param lines of each item, which line it stands in, from 0
 */
record ItemLines(List<Draft.Item> items, List<Integer> lines) {
  private static final ItemField[] FIELDS = ItemField.values();

  ItemLines {
    items = List.copyOf(items);
    lines = List.copyOf(lines);
  }

  static ItemLines read(String text) {
    List<Draft.Item> items = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    String[] all = text.split("\\r\\n|\\r|\\n", -1);
    for (int line = 0; line < all.length; line++) {
      if (!all[line].isBlank()) {
        items.add(item(all[line].split("\t", -1)));
        lines.add(line);
      }
    }
    return new ItemLines(items, lines);
  }

  static String write(List<Draft.Item> items) {
    return items.stream().map(ItemLines::line).collect(Collectors.joining("\n"));
  }

  private static Draft.Item item(String[] cells) {
    Map<ItemField, String> values = new EnumMap<>(ItemField.class);
    for (int i = 0; i < FIELDS.length && i < cells.length; i++) {
      values.put(FIELDS[i], cells[i]);
    }
    return new Draft.Item(values);
  }

  private static String line(Draft.Item item) {
    return Arrays.stream(FIELDS)
        .map(field -> item.get(field).replaceAll("[\\t\\n]+", " "))
        .collect(Collectors.joining("\t"));
  }
}
