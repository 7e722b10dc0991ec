package city.weir.sharing.sql;

import java.util.List;

/**
 * The answer to a statement.
 *
 * @param truncated whether there were more rows than the limit
 * @param reads the tables that were read, and what was held back of each
 */
public record SqlResult(
    List<Column> columns, SqlRows rows, boolean truncated, List<Prepared.Read> reads) {
  public SqlResult {
    columns = List.copyOf(columns);
    reads = List.copyOf(reads);
  }

  /** A column of the answer, with the engine's name for its type. */
  public record Column(String name, String type) {}

  /** Names of the columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
