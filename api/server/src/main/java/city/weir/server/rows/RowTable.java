package city.weir.server.rows;

import city.weir.sharing.policy.Words;
import city.weir.sharing.rows.Cells;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.RowPage;
import java.util.Arrays;
import java.util.List;

/**
 * Rows as a page of the console draws them: {@code console/rows/parts :: seen}.
 *
 * @param why why they are permitted
 * @param names of the columns in {@code rows}
 * @param rows each value as text, empty for none
 * @param limited columns of the dataset that are masked or not shown at all
 */
public record RowTable(
    Words why, List<String> names, List<List<String>> rows, List<ShownColumn> limited) {

  /** What {@code page} holds. */
  public static RowTable of(RowPage page) {
    return new RowTable(
        page.explanation(),
        page.columns().stream().map(Field::name).toList(),
        page.rows().stream()
            .map(row -> Arrays.stream(row).map(v -> v == null ? "" : Cells.text(v)).toList())
            .toList(),
        ShownColumn.of(page.view().dataset(), page.view().permit()).stream()
            .filter(column -> column.why() != null)
            .toList());
  }
}
