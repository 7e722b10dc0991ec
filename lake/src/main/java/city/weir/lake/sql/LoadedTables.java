package city.weir.lake.sql;

import city.weir.contract.TableName;
import city.weir.lake.catalog.LakeCatalog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * Tables for reading. The catalog is asked on each call which metadata is the newest, but a
 * metadata file is read once and not by each call: with many snapshots in it that takes longer than
 * a query.
 */
final class LoadedTables {
  private final LakeCatalog catalog;
  private final Map<TableName, TableOperations> operations = new ConcurrentHashMap<>();

  LoadedTables(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The newest state of {@code name}.
   *
   * @throws NoSuchTableException when there is no such table
   */
  Table load(TableName name) {
    TableOperations known = operations.computeIfAbsent(name, catalog::operations);
    try {
      return table(name, known);
    } catch (NoSuchTableException e) {
      operations.remove(name, known);
      throw e;
    } catch (IllegalStateException e) {
      // Dropped and made anew meanwhile: operations refuse to follow to another table.
      TableOperations fresh = catalog.operations(name);
      operations.put(name, fresh);
      return table(name, fresh);
    }
  }

  private static Table table(TableName name, TableOperations operations) {
    TableMetadata metadata;
    // Operations remember what they read last, and are for one thread at a time.
    synchronized (operations) {
      metadata = operations.refresh();
    }
    return new BaseTable(new StaticTableOperations(metadata, operations.io()), name.toString());
  }
}
