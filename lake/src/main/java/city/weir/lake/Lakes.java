package city.weir.lake;

import city.weir.contract.Zone;
import city.weir.lake.catalog.LakeCatalog;
import java.time.Clock;

/** Opens lakes. */
public final class Lakes {
  /** Namespace of the tables that keep what was refused. */
  public static final String QUARANTINE = "quarantine";

  private Lakes() {}

  /**
   * Opens the lake at {@code config}; what is missing of it, database tables and zones, is made.
   *
   * @throws org.apache.iceberg.jdbc.UncheckedSQLException when the database cannot be reached
   */
  public static Lake open(LakeConfig config, Clock clock) {
    LakeCatalog catalog =
        LakeCatalog.open(config.url(), config.user(), config.password(), config.warehouse());
    try {
      for (Zone zone : Zone.values()) {
        catalog.ensureNamespace(zone.namespace());
      }
      catalog.ensureNamespace(QUARANTINE);
      return new OpenLake(config, catalog, clock);
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }
}
