package city.weir.lake.catalog;

import city.weir.contract.TableName;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/** Between the platform's table names and Iceberg's. */
public final class Names {
  private Names() {}

  public static TableIdentifier idOf(TableName table) {
    return TableIdentifier.of(Namespace.of(table.namespace()), table.name());
  }

  /**
   * @throws IllegalArgumentException when other engines made a table the platform has no name for
   */
  public static TableName nameOf(TableIdentifier table) {
    return new TableName(table.namespace().toString(), table.name());
  }
}
