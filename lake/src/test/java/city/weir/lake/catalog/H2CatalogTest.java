package city.weir.lake.catalog;

import city.weir.lake.TestLakes.Database;

final class H2CatalogTest extends CatalogContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
