package city.weir.lake.catalog;

import city.weir.contract.TableName;
import city.weir.lake.CommitListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.JdbcClientPool;

/** Iceberg's JDBC catalog with ears: each commit of a table is heard of. */
public final class LakeCatalog extends JdbcCatalog {
  /** Part of the key of each row in the database: never change it. */
  private static final String NAME = "lake";

  private static final int CONNECTIONS = 4;

  private final CommitBell bell;
  private final AtomicCommit commits;

  private LakeCatalog(Path warehouse, JdbcClientPool database, CommitBell bell) {
    super(properties -> new LocalFileIO(warehouse), properties -> database, true);
    this.bell = bell;
    this.commits = new AtomicCommit(this, database, bell);
  }

  /**
   * Opens the catalog, and creates its tables in the database where they are missing.
   *
   * @throws org.apache.iceberg.jdbc.UncheckedSQLException when the database cannot be reached
   */
  public static LakeCatalog open(String url, String user, String password, Path warehouse) {
    Map<String, String> properties =
        Map.of(
            CatalogProperties.URI,
            url,
            CatalogProperties.WAREHOUSE_LOCATION,
            Locations.locationOf(warehouse),
            PROPERTY_PREFIX + "user",
            user,
            PROPERTY_PREFIX + "password",
            password,
            PROPERTY_PREFIX + "schema-version",
            "V1",
            // Without it a table could be created in a namespace that is not there.
            PROPERTY_PREFIX + "strict-mode",
            "true");
    JdbcClientPool database = new JdbcClientPool(CONNECTIONS, url, properties);
    LakeCatalog catalog = new LakeCatalog(warehouse, database, new CommitBell());
    catalog.initialize(NAME, properties);
    return catalog;
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    return new NotifyingOperations(table, super.newTableOps(table), bell);
  }

  /** Fresh operations on a table that exists. */
  TableOperations operations(TableIdentifier id) {
    TableOperations operations = newTableOps(id);
    if (operations.current() == null) {
      throw new NoSuchTableException("Table does not exist: %s", id);
    }
    return operations;
  }

  /** Fresh operations on a table that exists, for one thread at a time. */
  public TableOperations operations(TableName table) {
    return operations(Names.idOf(table));
  }

  public Table load(TableName table) {
    return new BaseTable(operations(table), table.toString());
  }

  public boolean exists(TableName table) {
    return tableExists(Names.idOf(table));
  }

  /** Creates a namespace where it is missing. */
  public void ensureNamespace(String name) {
    if (!namespaceExists(Namespace.of(name))) {
      createNamespace(Namespace.of(name), new HashMap<>());
    }
  }

  public void onCommit(CommitListener listener) {
    bell.add(listener);
  }

  /** Commits of several tables in one step. */
  public AtomicCommit commits() {
    return commits;
  }

  /**
   * Commits changes of several tables, all or none: the {@code transactions/commit} of Iceberg's
   * REST protocol.
   *
   * @throws org.apache.iceberg.exceptions.CommitFailedException when a requirement does not hold,
   *     or other writers were faster each time
   * @throws NoSuchTableException when one of the tables is not there: tables are created first
   */
  public void commitTransaction(List<TableChange> changes) {
    Map<TableIdentifier, TableChange> byTable = new HashMap<>();
    for (TableChange change : changes) {
      if (byTable.put(change.table(), change) != null) {
        throw new IllegalArgumentException(
            "Cannot commit: %s is named twice (one change a table)".formatted(change.table()));
      }
    }
    commits.run(
        byTable.keySet(),
        drafts ->
            byTable.forEach(
                (id, change) -> {
                  Draft draft = Objects.requireNonNull(drafts.get(id));
                  change.requirements().forEach(required -> required.validate(draft.base()));
                  draft.update(
                      builder -> change.updates().forEach(update -> update.applyTo(builder)));
                }));
  }
}
