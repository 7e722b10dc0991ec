package city.weir.sharing.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line a child process answers with; just one field is present. First the columns, then the
 * rows, then either the end (with whether rows were left out) or an error.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SqlAnswer(
    @Nullable List<SqlResult.Column> columns,
    @Nullable List<@Nullable Object> row,
    @Nullable Boolean truncated,
    @Nullable Error error) {

  record Error(SqlRefused.Code code, String message) {}

  static SqlAnswer columns(List<SqlResult.Column> columns) {
    return new SqlAnswer(columns, null, null, null);
  }

  static SqlAnswer row(List<@Nullable Object> row) {
    return new SqlAnswer(null, row, null, null);
  }

  static SqlAnswer end(boolean truncated) {
    return new SqlAnswer(null, null, truncated, null);
  }

  static SqlAnswer error(SqlRefused.Code code, String message) {
    return new SqlAnswer(null, null, null, new Error(code, message));
  }
}
