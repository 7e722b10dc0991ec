package city.weir.sharing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.subscription.Standing.State;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of subscriptions does. */
public abstract class SubscriptionStoreContract {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00.123Z");
  private static final Standing ACTIVE = new Standing(State.ACTIVE, null, AT);
  private static final Channel HOOK =
      new Channel.Webhook(
          URI.create("https://example.org/hook?x=1"),
          new Secrets(
              "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
              "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
              AT.plusSeconds(60)));
  private static final Watch ROWS = new Watch.Rows("name like '%医院%'");

  /** A store without subscriptions. */
  protected abstract SubscriptionStore store();

  private static Subscription subscription(String id, Watch watch, Channel channel) {
    return new Subscription(
        id, "person-1", "party-1", "wuhan.health.hospital", watch, channel, ACTIVE, AT);
  }

  private static Progress at(long snapshot, Instant due) {
    return new Progress(new Position(snapshot, 3, Set.of()), 1, due, 7);
  }

  private static Current add(SubscriptionStore store, Subscription subscription, Progress at) {
    store.add(subscription, at);
    return new Current(subscription, at);
  }

  @Test
  void givesBackWhatWasAdded() {
    SubscriptionStore store = store();
    List<Watch> watches =
        List.of(
            ROWS,
            new Watch.Rows(null),
            new Watch.Condition("stage > 25", "stage < 24.5", List.of("station", "河")),
            new Watch.Condition("stage > 25", null, List.of("station")),
            new Watch.Lateness());
    List<Channel> channels = List.of(HOOK, new Channel.Stream(), new Channel.Pull());
    for (int i = 0; i < watches.size(); i++) {
      Subscription subscription =
          subscription("s-" + i, watches.get(i), channels.get(i % channels.size()));
      Progress progress =
          new Progress(
              new Position(8219412345678901234L, 3, Set.of("6:hankou", "4:a\"\\\n,")), 1, AT, 7);
      store.add(subscription, progress);
      assertThat(store.find("s-" + i)).contains(new Current(subscription, progress));
    }
    assertThat(store.find("s-9")).isEmpty();
  }

  @Test
  void replacesOnlyWhatIsStillAsExpectedAndLeavesItsProgress() {
    SubscriptionStore store = store();
    Subscription first = subscription("s-1", ROWS, HOOK);
    Progress progress = at(7, AT);
    store.add(first, progress);
    Subscription paused = first.in(new Standing(State.PAUSED, "asked", AT.plusSeconds(1)));
    Subscription elsewhere =
        first.through(
            new Channel.Webhook(
                URI.create("https://example.org/other"),
                new Secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null, null)));
    assertThat(store.replace(first, paused)).isTrue();
    assertThat(store.replace(first, elsewhere)).isFalse();
    assertThat(store.find("s-1")).contains(new Current(paused, progress));
    assertThat(store.replace(paused, elsewhere)).isTrue();
    assertThat(store.find("s-1")).contains(new Current(elsewhere, progress));
    store.delete("s-1");
    assertThat(store.replace(elsewhere, first)).isFalse();
    assertThat(store.find("s-1")).isEmpty();
  }

  @Test
  void movesOnOnlyFromWhereItIs() {
    SubscriptionStore store = store();
    Subscription subscription = subscription("s-1", ROWS, HOOK);
    Progress before = at(7, AT);
    store.add(subscription, before);
    Progress after = before.at(new Position(9, 0, Set.of("thing")), AT.plusSeconds(1));
    assertThat(store.advance("s-1", before, after)).isTrue();
    assertThat(store.advance("s-1", before, before.failed(AT))).isFalse();
    assertThat(store.find("s-1")).contains(new Current(subscription, after));
    assertThat(store.advance("s-1", after, after.failed(AT))).isTrue();
    store.delete("s-1");
    assertThat(store.advance("s-1", after.failed(AT), before)).isFalse();
  }

  @Test
  void tellsWhereSubscriptionsGoOnButNotOfThoseLongDeserted() {
    SubscriptionStore store = store();
    Instant longAgo = AT.minusSeconds(60);
    add(store, subscription("s-1", ROWS, HOOK), at(11, longAgo));
    add(store, subscription("s-2", ROWS, HOOK).in(new Standing(State.PAUSED, "x", AT)), at(12, AT));
    add(
        store,
        subscription("s-3", ROWS, HOOK).in(new Standing(State.DISABLED, "410", longAgo)),
        at(13, AT));
    add(store, subscription("s-4", ROWS, new Channel.Pull()), at(14, AT));
    add(store, subscription("s-5", ROWS, new Channel.Stream()), at(15, longAgo));
    assertThat(store.cursors(AT.minusSeconds(30))).containsExactlyInAnyOrder(11L, 12L, 14L);
  }

  @Test
  void listsTheOldestFirst() {
    SubscriptionStore store = store();
    add(store, made("s-3", "a", AT, HOOK), at(1, AT));
    add(store, made("s-1", "a", AT.plusMillis(1), HOOK), at(1, AT));
    add(store, made("s-2", "b", AT.minusMillis(1), HOOK), at(1, AT));
    add(store, made("s-4", "a", AT, HOOK).in(new Standing(State.PAUSED, null, AT)), at(1, AT));
    add(store, made("s-5", "a", AT, new Channel.Pull()), at(1, AT));
    assertThat(store.of("a")).extracting(Current::id).containsExactly("s-3", "s-4", "s-5", "s-1");
    assertThat(store.about("d"))
        .extracting(Current::id)
        .containsExactly("s-2", "s-3", "s-4", "s-5", "s-1");
    assertThat(store.about("e")).isEmpty();
    assertThat(store.posting()).extracting(Current::id).containsExactly("s-2", "s-3", "s-1");
    store.delete("s-3");
    store.delete("s-3");
    assertThat(store.posting()).extracting(Current::id).containsExactly("s-2", "s-1");
  }

  private static Subscription made(String id, String party, Instant at, Channel channel) {
    return new Subscription(id, "p", party, "d", ROWS, channel, ACTIVE, at);
  }
}
