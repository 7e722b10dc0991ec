package city.weir.server.subscriptions;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcSubscriptionsTest {
  static JdbcSubscriptions on(TestDatabase database) {
    DataSource source = database.freshSource();
    return new JdbcSubscriptions(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)));
  }

  @Nested
  class OnH2 extends SubscriptionStoreContract {
    @Override
    protected SubscriptionStore store() {
      return on(TestDatabase.H2);
    }
  }

  @Nested
  class OnPostgresql extends SubscriptionStoreContract {
    @Override
    protected SubscriptionStore store() {
      return on(TestDatabase.POSTGRESQL);
    }
  }
}
