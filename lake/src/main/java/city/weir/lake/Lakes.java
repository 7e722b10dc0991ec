package city.weir.lake;

import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.catalog.FileTable;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.ledger.IcebergLedger;
import city.weir.lake.ledger.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens lakes. */
public final class Lakes {
  /** Namespace of the tables that keep what was refused. */
  public static final String QUARANTINE = "quarantine";

  /** Namespace of the audit's tables, which no engine may touch. */
  public static final String AUDIT = "audit";

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
      catalog.ensureNamespace(AUDIT);
      return new OpenLake(config, catalog, clock);
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  /**
   * A ledger as the files of a warehouse show it, to read from: for who cannot open the catalog
   * because the lake is in use, or does not believe it. Empty when there is no such table.
   */
  public static Optional<Ledger> ledgerInFiles(Path warehouse, TableName table, String number) {
    return FileTable.find(warehouse, table).map(files -> new IcebergLedger(files::newest, number));
  }
}
