package city.weir.lake.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embedded DuckDB, started by the first query. It may read the warehouse and the scratch folder,
 * and reach nothing else; its settings are locked.
 */
public final class DuckSession implements SqlSession, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DuckSession.class);

  private final Path warehouse;
  private final Path scratch;
  private final int threads;
  private final String memory;
  private final ScheduledExecutorService deadlines;
  private @Nullable DuckDBConnection root;
  private boolean closed;

  /**
   * @param threads used by all queries together
   * @param memory used by all queries together, as DuckDB writes it: {@code 256MB}
   */
  public DuckSession(Path warehouse, Path scratch, int threads, String memory) {
    this.warehouse = warehouse;
    this.scratch = scratch;
    this.threads = threads;
    this.memory = memory;
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "sql-deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public <T> T query(String sql, List<Object> parameters, Duration limit, RowsReader<T> rows)
      throws SQLException {
    AtomicBoolean late = new AtomicBoolean();
    DuckDBConnection engine = root();
    try (Connection connection = engine.duplicate();
        Statement statement =
            parameters.isEmpty()
                ? connection.createStatement()
                : bind(connection.prepareStatement(sql), parameters)) {
      Future<?> deadline =
          deadlines.schedule(() -> stop(statement, late), limit.toMillis(), TimeUnit.MILLISECONDS);
      try (ResultSet result =
          parameters.isEmpty()
              ? statement.executeQuery(sql)
              : ((PreparedStatement) statement).executeQuery()) {
        return rows.read(result);
      } catch (SQLException e) {
        if (late.get()) {
          throw timeout(limit, e);
        }
        throw e;
      } finally {
        deadline.cancel(false);
      }
    } catch (SQLException e) {
      giveUpIfBroken(engine, e);
      throw e;
    }
  }

  private static PreparedStatement bind(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    try {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** After a fault of its own the engine answers no query any more: the next one starts another. */
  private synchronized void giveUpIfBroken(DuckDBConnection engine, SQLException fault) {
    String message = String.valueOf(fault.getMessage());
    if (root == engine
        && (message.startsWith("INTERNAL Error") || message.contains("has been invalidated"))) {
      LOG.error("Embedded SQL failed inside and is started anew", fault);
      root = null;
    }
  }

  private static void stop(Statement statement, AtomicBoolean late) {
    late.set(true);
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.warn("A query past its time limit could not be stopped", e);
    }
  }

  private static QueryTimeout timeout(Duration limit, SQLException cause) {
    QueryTimeout timeout =
        new QueryTimeout(
            "The query was stopped after %d ms: ask for fewer rows or a shorter time"
                .formatted(limit.toMillis()));
    timeout.initCause(cause);
    return timeout;
  }

  private synchronized DuckDBConnection root() throws SQLException {
    if (closed) {
      throw new SQLException("The lake is closed");
    }
    DuckDBConnection open = root;
    if (open == null) {
      open = start();
      root = open;
    }
    return open;
  }

  private DuckDBConnection start() throws SQLException {
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + scratch, e);
    }
    Properties properties = new Properties();
    // Rows are handed on while they come; else the whole result would be held in memory first.
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    DuckDBConnection connection =
        (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
    try {
      EngineLibrary.unlink();
    } catch (IOException e) {
      LOG.warn("The library of embedded SQL stays in the temporary folder until the end", e);
    }
    try (Statement statement = connection.createStatement()) {
      for (String setting : settings()) {
        statement.execute("SET GLOBAL " + setting);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private List<String> settings() {
    return List.of(
        "TimeZone='UTC'",
        "threads=" + threads,
        "memory_limit=" + DuckType.text(memory),
        "temp_directory=" + DuckType.text(scratch.resolve("spill").toString()),
        "max_temp_directory_size='4GB'",
        // Files never change once written: their footers need to be read once only.
        "parquet_metadata_cache=true",
        "autoinstall_known_extensions=false",
        "autoload_known_extensions=false",
        "allow_community_extensions=false",
        "allow_persistent_secrets=false",
        "max_expression_depth=1000",
        "allowed_directories=[%s, %s]".formatted(folder(warehouse), folder(scratch)),
        "enable_external_access=false",
        // Last: from here on nothing can be set.
        "lock_configuration=true");
  }

  private static String folder(Path path) {
    return DuckType.text(path + "/");
  }

  @Override
  public synchronized void close() {
    closed = true;
    deadlines.shutdownNow();
    DuckDBConnection open = root;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.warn("Embedded SQL did not close", e);
      }
    }
  }
}
