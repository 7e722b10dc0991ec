package city.weir.sharing.rows;

import city.weir.sharing.policy.Words;
import java.util.List;

/**
 * What is known of an answer before its first row.
 *
 * @param snapshot the state of the dataset the rows are of, 0 while it has none
 * @param explanation why the subject sees what it sees
 */
public record RowHead(List<Field> columns, long snapshot, Words explanation) {
  public RowHead {
    columns = List.copyOf(columns);
  }

  /** Names of the columns, in their order. */
  public List<String> names() {
    return columns.stream().map(Field::name).toList();
  }

  /** Names of the masked columns. */
  public List<String> masked() {
    return columns.stream().filter(Field::masked).map(Field::name).toList();
  }
}
