package city.weir.lake.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Runs generated SQL in this process. What a person typed never comes here: it runs in a child
 * process.
 */
public interface SqlSession {
  /**
   * Runs one query and hands each row to {@code rows} while the result streams. Without parameters
   * all threads work ahead of the reader; a statement with parameters streams on one.
   *
   * @param parameters values for the question marks: String, Long, Double, Boolean, BigDecimal,
   *     LocalDate, LocalDateTime, OffsetDateTime
   * @throws QueryTimeout when it ran longer than {@code limit}
   */
  <T> T query(String sql, List<Object> parameters, Duration limit, RowsReader<T> rows)
      throws SQLException;

  /** Reads a result. */
  @FunctionalInterface
  interface RowsReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** A query was stopped at its time limit. */
  final class QueryTimeout extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueryTimeout(String message) {
      super(message);
    }
  }
}
