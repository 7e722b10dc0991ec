package city.weir.server.audit;

import city.weir.lake.Lake;
import city.weir.lake.LakeConfig;
import city.weir.lake.Lakes;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends events from several threads until it is killed, and says of each that it was kept: its
 * name, on a line. Drains all the time, so that the kill comes at any of the steps.
 */
final class KilledWriter {
  private static final int THREADS = 4;

  private final Path home;
  private final Lake lake;
  private final JdbcClient stores;

  KilledWriter(Path home) {
    this.home = home;
    String url = "jdbc:h2:file:" + home.resolve("weir") + LakeConfig.H2_OPTIONS;
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("weir");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    this.stores = JdbcClient.create(source);
    this.lake =
        Lakes.open(LakeConfig.of(url, "weir", "", home.resolve("warehouse")), Clock.systemUTC());
  }

  Lake lake() {
    return lake;
  }

  JdbcPositions positions() {
    return new JdbcPositions(stores);
  }

  Path journal() {
    return home.resolve("journal");
  }

  SealKeyFiles keys() {
    return new SealKeyFiles(home.resolve("keys"), Duration.ofDays(365), Clock.systemUTC());
  }

  LakeAuditLog log() {
    return LakeAuditLog.open(lake, journal(), positions(), keys(), Clock.systemUTC(), false);
  }

  /** Arguments: the home, and a name that no other run had. */
  public static void main(String[] args) {
    KilledWriter writer = new KilledWriter(Path.of(args[0]));
    LakeAuditLog log = writer.log();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      new Thread(() -> append(log, args[1] + "-" + thread + "-")).start();
    }
    while (true) {
      log.witness();
      log.drain();
    }
  }

  private static void append(LakeAuditLog log, String name) {
    for (int i = 0; ; i++) {
      log.append(
          new AuditEvent(
              Clock.systemUTC().instant(),
              Who.itself("s"),
              Deed.of("try"),
              Outcome.PERMIT,
              "",
              name + i));
      System.out.println(name + i);
    }
  }
}
