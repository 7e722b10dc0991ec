package city.weir.server.audit;

import city.weir.lake.Lakes;
import city.weir.server.settings.Home;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.ledger.EventTable;
import city.weir.sharing.audit.ledger.SealTable;
import city.weir.sharing.audit.verify.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The audit as the files of a home show it, whether a server runs on them or not. Nothing is
 * written.
 */
final class AuditFiles {
  private static final String H2_READ_ONLY =
      ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
          + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private final Home home;

  AuditFiles(Home home) {
    this.home = home;
  }

  /**
   * @param keys public keys to trust instead of those in the home, or null
   */
  Stored stored(@Nullable Path keys) throws IOException {
    KeyRing ring =
        keys == null
            ? SealKeyFiles.read(home.keys())
            : SealKeyFiles.parse(Files.readAllLines(keys));
    // Before the files: whatever is on record by now must be in them.
    Positions.Marks marks = marks();
    return new Stored(
        Lakes.ledgerInFiles(home.warehouse(), EventTable.NAME, EventTable.SEQUENCE).orElse(null),
        Lakes.ledgerInFiles(home.warehouse(), SealTable.NAME, SealTable.LAST).orElse(null),
        home.auditJournal(),
        ring,
        marks);
  }

  /** What the database has on record; null when it cannot be asked, as when a server holds it. */
  private Positions.@Nullable Marks marks() throws IOException {
    Properties settings = settings();
    String url = settings.getProperty("weir.database.url");
    try (Connection connection =
        url == null
            ? DriverManager.getConnection(
                "jdbc:h2:file:" + home.database().resolve("weir") + H2_READ_ONLY, "weir", "")
            : DriverManager.getConnection(
                url,
                settings.getProperty("weir.database.user", "weir"),
                settings.getProperty("weir.database.password", ""))) {
      SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
      return new JdbcPositions(JdbcClient.create(source)).read();
    } catch (SQLException e) {
      return null; // told in the report
    }
  }

  /** As the server reads them: from the file of the home, then from the environment. */
  private Properties settings() throws IOException {
    Properties settings = new Properties();
    Path file = home.path().resolve("weir.properties");
    if (Files.exists(file)) {
      try (var text = Files.newBufferedReader(file)) {
        settings.load(text);
      }
    }
    for (String name : new String[] {"url", "user", "password"}) {
      String set = System.getenv("WEIR_DATABASE_" + name.toUpperCase(Locale.ROOT));
      if (set != null) {
        settings.setProperty("weir.database." + name, set);
      }
    }
    return settings;
  }
}
