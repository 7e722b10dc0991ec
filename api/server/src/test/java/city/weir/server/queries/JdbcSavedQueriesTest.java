package city.weir.server.queries;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.query.SavedQueryStore;
import city.weir.sharing.query.SavedQueryStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class JdbcSavedQueriesTest {
  private static SavedQueryStore store(DataSource source) {
    return new JdbcSavedQueries(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        JsonMapper.builder().build());
  }

  @Nested
  class OnH2 extends SavedQueryStoreContract {
    @Override
    protected SavedQueryStore store() {
      return JdbcSavedQueriesTest.store(TestDatabase.H2.freshSource());
    }
  }

  @Nested
  class OnPostgresql extends SavedQueryStoreContract {
    @Override
    protected SavedQueryStore store() {
      return JdbcSavedQueriesTest.store(TestDatabase.POSTGRESQL.freshSource());
    }
  }
}
