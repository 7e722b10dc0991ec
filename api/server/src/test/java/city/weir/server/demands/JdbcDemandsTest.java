package city.weir.server.demands;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.demand.DemandStore;
import city.weir.catalog.demand.DemandStoreContract;
import city.weir.server.database.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class JdbcDemandsTest {
  @Nested
  class OnH2 extends DemandStoreContract {
    @Override
    protected DemandStore open() {
      return on(TestDatabase.H2.freshSource());
    }
  }

  @Nested
  class OnPostgresql extends DemandStoreContract {
    @Override
    protected DemandStore open() {
      return on(TestDatabase.POSTGRESQL.freshSource());
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesOneIdToOneKeyOfAParty(TestDatabase database) {
    DemandKeys keys = new DemandKeys(database.fresh());

    assertThat(keys.idFor("jianghan", "k1", "dem-1")).isEqualTo("dem-1");
    assertThat(keys.idFor("jianghan", "k1", "dem-2")).isEqualTo("dem-1");
    assertThat(keys.idFor("wuchang", "k1", "dem-3")).isEqualTo("dem-3");
  }

  private static DemandStore on(DataSource source) {
    return new JdbcDemands(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        JsonMapper.shared());
  }
}
