package city.weir.sharing.sql;

import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.engine.SqlRows;
import java.util.List;

/**
 * The answer to a statement.
 *
 * @param truncated whether there were more rows than the limit
 * @param reads the tables that were read, and what was held back of each
 */
public record SqlResult(
    List<AnswerColumn> columns, SqlRows rows, boolean truncated, List<Prepared.Read> reads) {
  public SqlResult {
    columns = List.copyOf(columns);
    reads = List.copyOf(reads);
  }

  /** Names of the columns. */
  public List<String> names() {
    return columns.stream().map(AnswerColumn::name).toList();
  }
}
