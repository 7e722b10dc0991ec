package city.weir.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** The peer: DuckDB alone, in this process, on the same files and the same two cores. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET TimeZone='UTC'");
  }

  /** Another connection to the same engine, whose memory and threads it shares. */
  DuckDb(DuckDb other) throws SQLException {
    connection = ((DuckDBConnection) other.connection).duplicate();
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As {@link Answers#read}. */
  int read(String sql) throws SQLException {
    return Answers.read(connection, sql);
  }

  /** Seconds to copy the CSV to Parquet. */
  double copy(Path csv, Path parquet) throws SQLException {
    long began = System.nanoTime();
    run(
        "COPY (SELECT * FROM read_csv('%s')) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
            .formatted(csv, parquet));
    return (System.nanoTime() - began) / 1e9;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
