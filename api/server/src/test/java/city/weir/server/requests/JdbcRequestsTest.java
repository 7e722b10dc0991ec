package city.weir.server.requests;

import city.weir.server.agreements.TestAgreements;
import city.weir.server.database.TestDatabase;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.request.RequestStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcRequestsTest {
  @Nested
  class OnH2 extends RequestStoreContract {
    @Override
    protected Stores stores() {
      return on(TestDatabase.H2.freshSource());
    }
  }

  @Nested
  class OnPostgresql extends RequestStoreContract {
    @Override
    protected Stores stores() {
      return on(TestDatabase.POSTGRESQL.freshSource());
    }
  }

  private static RequestStoreContract.Stores on(DataSource source) {
    AgreementStore agreements = TestAgreements.on(source);
    TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(source));
    return new RequestStoreContract.Stores(
        new JdbcRequests(JdbcClient.create(source), agreements, transactions), agreements);
  }
}
