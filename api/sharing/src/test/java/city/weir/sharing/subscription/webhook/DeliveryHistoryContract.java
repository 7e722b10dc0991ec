package city.weir.sharing.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every history of deliveries does. */
public abstract class DeliveryHistoryContract {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00.123456Z");

  /** An empty history that knows of the subscriptions s-1 and s-2. */
  protected abstract DeliveryHistory history();

  private static Attempt taken(String subscription, int second) {
    return new Attempt(
        subscription,
        AT.plusSeconds(second),
        subscription + "_8219412345678901234_" + second,
        8219412345678901234L,
        7,
        204,
        null);
  }

  @Test
  void tellsTheNewestOfOneSubscriptionFirst() {
    DeliveryHistory history = history();
    Attempt unanswered = new Attempt("s-1", AT, "s-1_7_0", 7, 3, null, "ConnectException: 拒绝");
    history.add(unanswered);
    history.add(taken("s-2", 1));
    history.add(taken("s-1", 2));
    assertThat(history.newest("s-1", 10)).containsExactly(taken("s-1", 2), unanswered);
    assertThat(history.newest("s-1", 1)).containsExactly(taken("s-1", 2));
    assertThat(history.newest("s-3", 10)).isEmpty();
  }

  @Test
  void keepsSoManyAndNoMore() {
    DeliveryHistory history = history();
    history.add(taken("s-2", 0));
    for (int i = 0; i < DeliveryHistory.KEPT + 2; i++) {
      history.add(taken("s-1", i));
    }
    assertThat(history.newest("s-1", 1000))
        .hasSize(DeliveryHistory.KEPT)
        .startsWith(taken("s-1", DeliveryHistory.KEPT + 1))
        .endsWith(taken("s-1", 2));
    assertThat(history.newest("s-2", 1000)).hasSize(1);
  }
}
