package city.weir.sharing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.subscription.Subscription.State;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of subscriptions does. */
public abstract class SubscriptionStoreContract {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00.123Z");

  /** A store without subscriptions. */
  protected abstract SubscriptionStore store();

  private static Subscription subscription(String id, String subscriber, Instant createdAt) {
    return new Subscription(
        id,
        subscriber,
        "wuhan.health.hospital",
        URI.create("https://example.org/hook?x=1"),
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "name like '%医院%'",
        State.ACTIVE,
        null,
        8219412345678901234L,
        3,
        1,
        AT,
        createdAt);
  }

  @Test
  void givesBackWhatWasSaved() {
    SubscriptionStore store = store();
    Subscription saved = subscription("s-1", "a", AT);
    store.save(saved);
    assertThat(store.find("s-1")).contains(saved);
    assertThat(store.find("s-2")).isEmpty();
    Subscription disabled = saved.in(State.DISABLED, "410", AT);
    store.save(disabled);
    assertThat(store.find("s-1")).contains(disabled);
  }

  @Test
  void replacesOnlyWhatIsStillAsExpected() {
    SubscriptionStore store = store();
    Subscription first = subscription("s-1", "a", AT);
    Subscription second = first.delivered(7, 0, AT);
    store.save(first);
    assertThat(store.replace(first, second)).isTrue();
    assertThat(store.replace(first, first.failed(AT))).isFalse();
    assertThat(store.find("s-1")).contains(second);
    store.delete("s-1");
    assertThat(store.replace(second, first)).isFalse();
    assertThat(store.find("s-1")).isEmpty();
  }

  @Test
  void tellsWhereDeliveriesGoOnButNotOfThoseLongStopped() {
    SubscriptionStore store = store();
    store.save(subscription("s-1", "a", AT).delivered(11, 0, AT.minusSeconds(60)));
    store.save(subscription("s-2", "a", AT).delivered(12, 0, AT).in(State.PAUSED, "asked", AT));
    store.save(
        subscription("s-3", "a", AT)
            .delivered(13, 0, AT)
            .in(State.DISABLED, "410", AT.minusSeconds(60)));
    store.save(subscription("s-4", "b", AT).delivered(11, 0, AT));
    assertThat(store.cursors(AT.minusSeconds(30))).containsExactlyInAnyOrder(11L, 12L);
  }

  @Test
  void listsTheOldestFirst() {
    SubscriptionStore store = store();
    store.save(subscription("s-3", "a", AT));
    store.save(subscription("s-1", "a", AT.plusMillis(1)));
    store.save(subscription("s-2", "b", AT.minusMillis(1)));
    store.save(subscription("s-4", "a", AT).in(State.PAUSED, null, AT));
    assertThat(store.of("a")).extracting(Subscription::id).containsExactly("s-3", "s-4", "s-1");
    assertThat(store.active()).extracting(Subscription::id).containsExactly("s-2", "s-3", "s-1");
    store.delete("s-3");
    store.delete("s-3");
    assertThat(store.active()).extracting(Subscription::id).containsExactly("s-2", "s-1");
  }
}
