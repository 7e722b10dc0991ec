package city.weir.server.queries;

import city.weir.server.sql.TableRead;
import city.weir.sharing.sql.SqlResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a saved query answers, or a page of it.
 *
 * @param items rows as objects, by the names of the columns
 * @param truncated whether there were more rows than are ever answered
 * @param tables what was read, and what of that was held back from you
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueryReply(
    String query,
    int version,
    List<Map<String, @Nullable Object>> items,
    boolean truncated,
    List<TableRead> tables,
    @Nullable String nextPageToken) {

  static QueryReply of(String query, int version, SqlResult result, QueryPage page, int count) {
    List<String> names = result.names();
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (List<@Nullable Object> row : result.rows().list(page.skip(), count)) {
      Map<String, @Nullable Object> item = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        item.put(names.get(i), row.get(i));
      }
      items.add(item);
    }
    int seen = page.skip() + items.size();
    return new QueryReply(
        query,
        version,
        items,
        result.truncated(),
        TableRead.of(result.reads()),
        seen < result.rows().size() ? page.after(seen).token() : null);
  }
}
