package city.weir.lake.publish;

import city.weir.lake.TestLakes.Database;

final class H2PublisherTest extends PublisherContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
