package city.weir.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases that stores must run on, with our schema, freshly made. */
public enum TestDatabase {
  H2 {
    @Override
    DataSource open() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
              + ";DB_CLOSE_DELAY=-1");
      source.setUser("weir");
      return source;
    }
  },
  POSTGRESQL {
    @Override
    DataSource open() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      JdbcClient.create(Running.SERVER.getPostgresDatabase())
          .sql("create database " + name)
          .update();
      return Running.SERVER.getDatabase("postgres", name);
    }
  };

  abstract DataSource open();

  /** A database of its own, with all tables, empty. */
  public JdbcClient fresh() {
    return JdbcClient.create(freshSource());
  }

  /** The same, for stores that need more than a client of it. */
  public DataSource freshSource() {
    DataSource source = open();
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    return source;
  }

  /** Started by the first test that asks, and stopped with the JVM. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL could not be started", e);
      }
    }
  }
}
