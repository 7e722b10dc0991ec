package city.weir.sharing.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a statement.
 *
 * @param rows values in the order of {@code columns}, as JSON has them: String, Integer, Long,
 *     BigInteger, BigDecimal, Boolean, null; times as ISO 8601 text
 * @param truncated whether there were more rows than the limit
 * @param snapshots the snapshot of each table that was read, by {@code zone.name}
 * @param masked the masked columns of each table that was read, by {@code zone.name}
 * @param datasets ids of the datasets that were read
 */
public record SqlResult(
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    boolean truncated,
    Map<String, Long> snapshots,
    Map<String, List<String>> masked,
    List<String> datasets) {

  /** A column of the answer, with the engine's name for its type. */
  public record Column(String name, String type) {}
}
