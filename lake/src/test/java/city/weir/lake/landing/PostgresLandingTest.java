package city.weir.lake.landing;

import city.weir.lake.TestLakes.Database;

final class PostgresLandingTest extends LandingContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
