package city.weir.sharing.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line a child process answers with, beside the rows, which are bare arrays; just one field is
 * present. Progress, the columns, the rows, then either the end (with whether rows were left out)
 * or an error.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SqlAnswer(
    @Nullable Double progress,
    @Nullable List<AnswerColumn> columns,
    @Nullable Boolean truncated,
    @Nullable Error error) {

  record Error(SqlRefused.Code code, String message) {}

  static SqlAnswer progress(double share) {
    return new SqlAnswer(share, null, null, null);
  }

  static SqlAnswer columns(List<AnswerColumn> columns) {
    return new SqlAnswer(null, columns, null, null);
  }

  static SqlAnswer end(boolean truncated) {
    return new SqlAnswer(null, null, truncated, null);
  }

  static SqlAnswer error(SqlRefused.Code code, String message) {
    return new SqlAnswer(null, null, null, new Error(code, message));
  }
}
