package city.weir.server.sql;

import city.weir.sharing.sql.SqlResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question in SQL.
 *
 * @param rows values in the order of {@code columns}
 * @param truncated whether there were more rows than the limit
 * @param snapshots for each table that was read, the state it was read in; as text because
 *     JavaScript would round the ids
 * @param masked for each table that was read, its columns that you see masked
 */
record SqlReply(
    List<SqlResult.Column> columns,
    List<List<@Nullable Object>> rows,
    boolean truncated,
    Map<String, String> snapshots,
    Map<String, List<String>> masked) {

  static SqlReply of(SqlResult result, int limit) {
    boolean cut = result.rows().size() > limit;
    Map<String, String> snapshots = new LinkedHashMap<>();
    result.snapshots().forEach((table, id) -> snapshots.put(table, id.toString()));
    return new SqlReply(
        result.columns(),
        cut ? result.rows().subList(0, limit) : result.rows(),
        result.truncated() || cut,
        snapshots,
        result.masked());
  }
}
