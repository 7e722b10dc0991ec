package city.weir.server.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Secrets;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Watch;
import city.weir.sharing.subscription.webhook.Attempt;
import city.weir.sharing.subscription.webhook.DeliveryHistory;
import city.weir.sharing.subscription.webhook.DeliveryHistoryContract;
import java.net.URI;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcDeliveryHistoryTest {
  static Current subscription(String id) {
    Instant at = Instant.parse("2026-06-01T00:00:00Z");
    return new Current(
        new Subscription(
            id,
            "jianghan-emergency",
            "jianghan-emergency",
            "wuhan.gas.gas-reading",
            new Watch.Rows(null),
            new Channel.Webhook(
                URI.create("https://203.0.113.5/hook"),
                new Secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null, null)),
            new Standing(Standing.State.ACTIVE, null, at),
            at),
        Progress.from(Position.after(7), at));
  }

  abstract static class OnADatabase extends DeliveryHistoryContract {
    private final JdbcClient jdbc;
    private final JdbcSubscriptions subscriptions;

    OnADatabase(TestDatabase database) {
      DataSource source = database.freshSource();
      jdbc = JdbcClient.create(source);
      subscriptions =
          new JdbcSubscriptions(
              jdbc, new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    @Override
    protected DeliveryHistory history() {
      add(subscription("s-1"));
      add(subscription("s-2"));
      return new JdbcDeliveryHistory(jdbc);
    }

    private void add(Current current) {
      subscriptions.add(current.subscription(), current.progress());
    }

    @Test
    void goesWithItsSubscription() {
      DeliveryHistory history = history();
      Attempt attempt =
          new Attempt("s-1", Instant.parse("2026-06-01T00:00:00Z"), "s-1_7_0", 7, 1, 204, null);
      history.add(attempt);
      subscriptions.delete("s-1");
      history.add(attempt);
      assertThat(history.newest("s-1", 10)).isEmpty();
    }
  }

  @Nested
  class OnH2 extends OnADatabase {
    OnH2() {
      super(TestDatabase.H2);
    }
  }

  @Nested
  class OnPostgresql extends OnADatabase {
    OnPostgresql() {
      super(TestDatabase.POSTGRESQL);
    }
  }
}
