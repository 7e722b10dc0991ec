package city.weir.catalog.sheet;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.ItemField;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of one entry stand.
 *
 * @param rows of its items, in their order
 */
record Places(
    Map<Field, Integer> columns, Map<ItemField, Integer> itemColumns, List<Integer> rows) {
  Places {
    rows = List.copyOf(rows);
  }

  CellPlace of(int first, Finding finding) {
    if (finding.item() >= 0 && finding.itemField() != null && finding.item() < rows.size()) {
      int column =
          itemColumns.getOrDefault(
              finding.itemField(), itemColumns.getOrDefault(ItemField.TITLE, 0));
      return new CellPlace(rows.get(finding.item()), column);
    }
    int title = columns.getOrDefault(Field.TITLE, 0);
    Field field = finding.field();
    return new CellPlace(first, field == null ? title : columns.getOrDefault(field, title));
  }
}
