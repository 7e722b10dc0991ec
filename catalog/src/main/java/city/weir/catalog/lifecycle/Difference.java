package city.weir.catalog.lifecycle;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that two revisions say differently.
 *
 * @param field the field, or null when it is about an item
 * @param item name of the item, or null when it is about a field
 * @param itemField the field of the item, or null when the whole item came or went
 * @param before what the older one says, empty when nothing
 * @param after what the newer one says, empty when nothing
 */
public record Difference(
    @Nullable Field field,
    @Nullable String item,
    @Nullable ItemField itemField,
    String before,
    String after) {

  /** What {@code after} says otherwise than {@code before}, in the order of the form. */
  public static List<Difference> between(Draft before, Draft after) {
    List<Difference> all = new ArrayList<>();
    for (Field field : Field.values()) {
      if (!before.get(field).equals(after.get(field))) {
        all.add(new Difference(field, null, null, before.get(field), after.get(field)));
      }
    }
    Map<String, Draft.Item> left = byName(before);
    byName(after)
        .forEach(
            (name, item) -> {
              Draft.Item old = left.remove(name);
              if (old == null) {
                all.add(new Difference(null, name, null, "", item.get(ItemField.TITLE)));
              } else {
                items(all, name, old, item);
              }
            });
    left.forEach(
        (name, item) -> all.add(new Difference(null, name, null, item.get(ItemField.TITLE), "")));
    return all;
  }

  private static void items(
      List<Difference> all, String name, Draft.Item before, Draft.Item after) {
    for (ItemField field : ItemField.values()) {
      if (!before.get(field).equals(after.get(field))) {
        all.add(new Difference(null, name, field, before.get(field), after.get(field)));
      }
    }
  }

  /** By the column's name, or by the title of those without; the first of two counts. */
  private static Map<String, Draft.Item> byName(Draft draft) {
    Map<String, Draft.Item> items = new LinkedHashMap<>();
    for (Draft.Item item : draft.items()) {
      String name = item.get(ItemField.NAME);
      items.putIfAbsent(name.isEmpty() ? item.get(ItemField.TITLE) : name, item);
    }
    return items;
  }
}
