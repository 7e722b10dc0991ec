package city.weir.lake.catalog;

import city.weir.lake.TestLakes.Database;

final class PostgresCatalogTest extends CatalogContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
