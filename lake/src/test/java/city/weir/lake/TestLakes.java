package city.weir.lake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Lakes in a temporary folder, on each database a lake can be on. */
public final class TestLakes {
  private static @Nullable Path lastFolder;

  private TestLakes() {}

  /** A database a lake can be on. */
  public enum Database {
    H2 {
      @Override
      LakeConfig config(Path folder) {
        return LakeConfig.of(
            "jdbc:h2:file:" + folder.resolve("db/weir") + LakeConfig.H2_OPTIONS,
            "sa",
            "",
            folder.resolve("warehouse"));
      }
    },
    POSTGRESQL {
      @Override
      LakeConfig config(Path folder) {
        // The same folder is the same lake, so that a test can close it and open it again.
        if (!folder.equals(lastFolder)) {
          empty();
          lastFolder = folder;
        }
        return LakeConfig.of(
            Server.RUNNING.getJdbcUrl("postgres", "postgres"),
            "postgres",
            "postgres",
            folder.resolve("warehouse"));
      }

      /** Quicker than a database for each test; tests run one after another. */
      private void empty() {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("DROP TABLE IF EXISTS iceberg_tables, iceberg_namespace_properties");
        } catch (SQLException e) {
          throw new IllegalStateException("Cannot empty the database", e);
        }
      }
    };

    /** A place for a lake of its own. */
    abstract LakeConfig config(Path folder);

    public Lake open(Path folder) {
      return Lakes.open(config(folder), Clock.systemUTC());
    }
  }

  /** Started by the first test that asks; ends with the tests' JVM. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start(); // registers its own shutdown hook
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot start PostgreSQL", e);
      }
    }
  }
}
