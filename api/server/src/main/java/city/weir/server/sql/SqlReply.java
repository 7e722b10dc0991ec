package city.weir.server.sql;

import city.weir.server.paging.OffsetToken;
import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.sql.SqlResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question in SQL, or a page of it.
 *
 * @param statement id under which the answer can be fetched again for some minutes
 * @param rows values in the order of {@code columns}
 * @param truncated whether there were more rows than the limit
 * @param tables what was read, and what of that was held back
 * @param nextPageToken absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SqlReply(
    String statement,
    List<AnswerColumn> columns,
    List<List<@Nullable Object>> rows,
    boolean truncated,
    List<TableRead> tables,
    @Nullable String nextPageToken) {

  /** At most {@code count} rows behind the first {@code skip}. */
  static SqlReply of(String statement, SqlResult result, int skip, int count) {
    List<List<@Nullable Object>> rows = result.rows().list(skip, count);
    boolean more = skip + rows.size() < result.rows().size();
    return new SqlReply(
        statement,
        result.columns(),
        rows,
        result.truncated(),
        TableRead.of(result.reads()),
        more ? OffsetToken.write(skip + rows.size()) : null);
  }
}
