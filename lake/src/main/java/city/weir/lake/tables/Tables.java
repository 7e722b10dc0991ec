package city.weir.lake.tables;

import city.weir.contract.TableName;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Names;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings tables to a layout: creates them, or evolves them as far as no row is harmed. */
public final class Tables {
  private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

  private final LakeCatalog catalog;

  public Tables(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Creates {@code name}, or evolves it. Nothing is committed where nothing changes.
   *
   * @param exact whether columns the layout lacks are an error; else the table just keeps them
   * @throws IncompatibleLayoutException names every change that cannot be made, and what to do
   */
  public Table ensure(TableName name, TableLayout layout, boolean exact) {
    if (!catalog.exists(name)) {
      try {
        return builder(name, layout).create();
      } catch (AlreadyExistsException e) {
        LOG.debug("{} was made by another thread meanwhile", name);
      }
    }
    Table table = catalog.load(name);
    try {
      return new Evolution(table, name, layout, exact).apply();
    } catch (IncompatibleLayoutException e) {
      // With a branch staged, rows are on their way: empty is a table that never had a snapshot.
      if (table.snapshots().iterator().hasNext()) {
        throw e;
      }
      builder(name, layout).replaceTransaction().commitTransaction();
      return catalog.load(name);
    }
  }

  private Catalog.TableBuilder builder(TableName name, TableLayout layout) {
    return catalog
        .buildTable(Names.idOf(name), layout.schema())
        .withPartitionSpec(layout.spec())
        .withSortOrder(layout.order())
        .withProperties(layout.properties());
  }
}
