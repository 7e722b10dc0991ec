package city.weir.lake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lakes in a temporary folder, on each database a lake can be on. */
public final class TestLakes {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

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
        // The same folder is the same lake, so that a test can close and open it again.
        String known = KNOWN.get(folder);
        if (known != null) {
          return at(known, folder);
        }
        String name = "lake" + NEXT.incrementAndGet();
        KNOWN.put(folder, name);
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
          throw new IllegalStateException("Cannot make database " + name, e);
        }
        return at(name, folder);
      }

      private LakeConfig at(String name, Path folder) {
        return LakeConfig.of(
            Server.RUNNING.getJdbcUrl("postgres", name),
            "postgres",
            "postgres",
            folder.resolve("warehouse"));
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
