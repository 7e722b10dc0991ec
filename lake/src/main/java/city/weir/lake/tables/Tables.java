package city.weir.lake.tables;

import city.weir.contract.TableName;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Names;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.AlreadyExistsException;

/** Brings tables to a layout: creates them, or evolves them as far as no data is harmed. */
public final class Tables {
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
        return catalog
            .buildTable(Names.idOf(name), layout.schema())
            .withPartitionSpec(layout.spec())
            .withSortOrder(layout.order())
            .withProperties(layout.properties())
            .create();
      } catch (AlreadyExistsException e) {
        // Another thread was faster: what it made is evolved below like any other.
        return new Evolution(catalog.load(name), name, layout, exact).apply();
      }
    }
    return new Evolution(catalog.load(name), name, layout, exact).apply();
  }
}
