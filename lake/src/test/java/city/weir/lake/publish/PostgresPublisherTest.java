package city.weir.lake.publish;

import city.weir.lake.TestLakes.Database;

final class PostgresPublisherTest extends PublisherContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
