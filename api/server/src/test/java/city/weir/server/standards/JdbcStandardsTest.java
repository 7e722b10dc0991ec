package city.weir.server.standards;

import city.weir.catalog.standard.StandardStore;
import city.weir.catalog.standard.StandardStoreContract;
import city.weir.server.database.TestDatabase;
import org.junit.jupiter.api.Nested;
import tools.jackson.databind.json.JsonMapper;

class JdbcStandardsTest {
  @Nested
  class OnH2 extends StandardStoreContract {
    @Override
    protected StandardStore open() {
      return new JdbcStandards(TestDatabase.H2.fresh(), JsonMapper.shared());
    }
  }

  @Nested
  class OnPostgresql extends StandardStoreContract {
    @Override
    protected StandardStore open() {
      return new JdbcStandards(TestDatabase.POSTGRESQL.fresh(), JsonMapper.shared());
    }
  }
}
