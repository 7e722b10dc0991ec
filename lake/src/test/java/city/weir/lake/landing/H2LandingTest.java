package city.weir.lake.landing;

import city.weir.lake.TestLakes.Database;

final class H2LandingTest extends LandingContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
