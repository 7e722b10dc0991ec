package city.weir.server.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.subscription.Attempt;
import city.weir.sharing.subscription.DeliveryHistory;
import city.weir.sharing.subscription.DeliveryHistoryContract;
import city.weir.sharing.subscription.Subscription;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcDeliveryHistoryTest {
  static Subscription subscription(String id) {
    Instant at = Instant.parse("2026-06-01T00:00:00Z");
    return new Subscription(
        id,
        "jianghan-emergency",
        "wuhan.gas.gas-reading",
        URI.create("https://203.0.113.5/hook"),
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        null,
        Subscription.State.ACTIVE,
        null,
        7,
        0,
        0,
        at,
        at);
  }

  abstract static class OnADatabase extends DeliveryHistoryContract {
    private final JdbcClient jdbc;
    private final JdbcSubscriptions subscriptions;

    OnADatabase(TestDatabase database) {
      jdbc = database.fresh();
      subscriptions = new JdbcSubscriptions(jdbc);
    }

    @Override
    protected DeliveryHistory history() {
      subscriptions.save(subscription("s-1"));
      subscriptions.save(subscription("s-2"));
      return new JdbcDeliveryHistory(jdbc);
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
