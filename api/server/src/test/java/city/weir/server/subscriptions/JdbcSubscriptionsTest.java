package city.weir.server.subscriptions;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.SubscriptionStoreContract;
import org.junit.jupiter.api.Nested;

class JdbcSubscriptionsTest {
  @Nested
  class OnH2 extends SubscriptionStoreContract {
    @Override
    protected SubscriptionStore store() {
      return new JdbcSubscriptions(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends SubscriptionStoreContract {
    @Override
    protected SubscriptionStore store() {
      return new JdbcSubscriptions(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
