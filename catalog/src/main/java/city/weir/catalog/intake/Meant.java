package city.weir.catalog.intake;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.sheet.DirectorySheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row means for the entry that the directory has. A spreadsheet without a column for a field
 * says nothing of that field, so the entry keeps what it says there.
 *
 * @param life the entry there is, or null
 * @param before what it says, under its code; null when there is none
 * @param after what it is to say
 */
record Meant(@Nullable Life life, @Nullable Draft before, Draft after) {
  static Meant of(DirectorySheet sheet, Draft written, @Nullable Life life) {
    if (life == null) {
      return new Meant(null, null, written);
    }
    Draft before = life.latest().draft();
    String code = life.code();
    if (code != null) {
      before = before.with(Field.CODE, code);
    }
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      values.put(field, sheet.fields().contains(field) ? written.get(field) : before.get(field));
    }
    if (!written.has(Field.CODE)) {
      values.put(Field.CODE, before.get(Field.CODE));
    }
    Draft after =
        new Draft(
            sheet.kinds() ? written.kind() : life.kind(), values, items(sheet, written, before));
    return new Meant(life, before, after);
  }

  /** Whether the directory says it already. */
  boolean same() {
    return after.equals(before);
  }

  @Nullable String id() {
    return life == null ? null : life.id();
  }

  private static List<Draft.Item> items(DirectorySheet sheet, Draft written, Draft before) {
    if (sheet.itemFields().isEmpty()) {
      return before.items();
    }
    Map<String, Draft.Item> known = new HashMap<>();
    before.items().forEach(item -> known.putIfAbsent(key(sheet, item), item));
    List<Draft.Item> items = new ArrayList<>();
    for (Draft.Item item : written.items()) {
      Draft.Item old = known.getOrDefault(key(sheet, item), item);
      Map<ItemField, String> values = new EnumMap<>(ItemField.class);
      for (ItemField field : ItemField.values()) {
        values.put(field, (sheet.itemFields().contains(field) ? item : old).get(field));
      }
      items.add(new Draft.Item(values));
    }
    return items;
  }

  private static String key(DirectorySheet sheet, Draft.Item item) {
    boolean titled = sheet.itemFields().contains(ItemField.TITLE);
    return item.get(titled ? ItemField.TITLE : ItemField.NAME);
  }
}
