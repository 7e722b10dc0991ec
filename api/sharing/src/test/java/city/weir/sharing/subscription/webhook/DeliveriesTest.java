package city.weir.sharing.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Signature;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Standing.State;
import city.weir.sharing.subscription.Subscribing;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionRefused;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.feed.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything runs in the test's own thread: a sweep returns when all that is due was done. */
class DeliveriesTest {
  private static final URI HOOK = Subscribing.HOOK;

  @TempDir Path folder;
  private Subscribing city;
  private Deliveries deliveries;
  private final InMemoryDeliveryHistory history = new InMemoryDeliveryHistory();
  private final Receiver receiver = new Receiver();

  /** A receiver that answers as it is told, and remembers. */
  private static final class Receiver implements Sender {
    final List<JsonNode> events = new ArrayList<>();
    final List<Map<String, String>> headers = new ArrayList<>();
    final List<byte[]> bodies = new ArrayList<>();
    final Map<URI, Integer> statuses = new HashMap<>();
    final Map<URI, CompletableFuture<Integer>> pending = new HashMap<>();
    boolean unreachable;

    @Override
    public CompletableFuture<Integer> post(URI url, Map<String, String> sent, byte[] body) {
      try {
        events.add(new ObjectMapper().readTree(body));
      } catch (IOException e) {
        return CompletableFuture.failedFuture(e);
      }
      headers.add(sent);
      bodies.add(body);
      if (unreachable) {
        return CompletableFuture.failedFuture(new IOException("refused"));
      }
      CompletableFuture<Integer> later = pending.get(url);
      return later != null
          ? later
          : CompletableFuture.completedFuture(statuses.getOrDefault(url, 204));
    }

    List<String> ids() {
      return events.stream().map(e -> e.get("id").asText()).toList();
    }

    List<Integer> hospitals() {
      List<Integer> all = new ArrayList<>();
      events.forEach(
          e ->
              e.get("data")
                  .path("items")
                  .forEach(i -> all.add(i.path("after").path("id").asInt())));
      return all;
    }
  }

  @BeforeEach
  void open() {
    city = new Subscribing(folder);
    deliveries =
        new Deliveries(
            city.store, history, city.feed(), receiver, city.clock, new Random(42), Runnable::run);
  }

  @AfterEach
  void close() {
    city.close();
  }

  private Current now(Current current) {
    return city.store.find(current.id()).orElseThrow();
  }

  private Standing standing(Current current) {
    return now(current).subscription().standing();
  }

  private void appendThree() {
    city.lake.append(
        new Hospital(1, "协和医院", "420103", "1"),
        new Hospital(2, "同济医院", "420103", "2"),
        new Hospital(3, "中南医院", "420106", "3"));
  }

  @Test
  void deliversWhatTheSubscriberMaySeeAndNothingTwice() throws Exception {
    Current current = city.post(SampleCity.JIANGHAN, null);
    appendThree();
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2);
    JsonNode item = receiver.events.get(0).at("/data/items/0/after");
    assertThat(item.get("phone").asText()).isEqualTo("138****0001");
    assertThat(item.has("secret_note")).isFalse();
    assertThat(now(current).progress().position().snapshot()).isEqualTo(city.lake.head());
    deliveries.sweep();
    assertThat(receiver.events).hasSize(1);
    assertThat(history.newest(current.id(), 9))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.taken()).isTrue());
  }

  @Test
  void keepsTheOrderOfCommits() throws Exception {
    Current current = city.post(SampleCity.STEWARD, "beds >= 2");
    appendThree();
    city.lake.append(new Hospital(4, "四", "420106", "1"));
    long last =
        city.lake.append(
            new Hospital(5, "五", "420106", "5"),
            new Hospital(6, "六", "420106", "5"),
            new Hospital(7, "七", "420106", "5"));
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(2, 3, 5, 6, 7);
    assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(3);
    assertThat(receiver.ids().get(2)).isEqualTo(current.id() + "_" + last + "_2");
    assertThat(receiver.events)
        .extracting(e -> e.get("last").asBoolean())
        .containsExactly(true, false, true);
  }

  @Test
  void signsSoThatTheReceiverCanVerify() throws Exception {
    Current current = city.post(SampleCity.STEWARD, null);
    appendThree();
    deliveries.sweep();
    Map<String, String> headers = receiver.headers.get(0);
    String id = String.valueOf(headers.get("webhook-id"));
    assertThat(headers.get("webhook-signature")).isEqualTo(signed(secrets(current).current(), 0));
    assertThat(id).isEqualTo(receiver.ids().get(0)).doesNotContain(".");
    assertThat(current.subscription().toString()).doesNotContain(secrets(current).current());
  }

  @Test
  void bothSecretsSignWhileOneTakesThePlaceOfTheOther() throws Exception {
    Current current = city.post(SampleCity.STEWARD, null);
    Subscription before = current.subscription();
    String old = secrets(current).current();
    Duration grace = Duration.ofHours(1);
    Channel.Webhook rotated =
        new Channel.Webhook(
            HOOK, secrets(current).rotated(new SecureRandom(), city.clock.instant(), grace));
    assertThat(city.store.replace(before, before.through(rotated))).isTrue();
    appendThree();
    deliveries.sweep();
    assertThat(receiver.headers.get(0).get("webhook-signature"))
        .isEqualTo(signed(rotated.secrets().current(), 0) + " " + signed(old, 0));
    city.clock.advance(grace);
    city.lake.append(new Hospital(4, "四", "420106", "1"));
    deliveries.sweep();
    int last = receiver.headers.size() - 1;
    assertThat(receiver.headers.get(last).get("webhook-signature"))
        .isEqualTo(signed(rotated.secrets().current(), last));
  }

  private static city.weir.sharing.subscription.Secrets secrets(Current current) {
    return ((Channel.Webhook) current.subscription().channel()).secrets();
  }

  private String signed(String secret, int event) {
    Map<String, String> headers = receiver.headers.get(event);
    return Signature.of(
        secret,
        String.valueOf(headers.get("webhook-id")),
        Long.parseLong(String.valueOf(headers.get("webhook-timestamp"))),
        receiver.bodies.get(event));
  }

  @Test
  void deliversTheSameEventAgainUntilItIsTaken() throws Exception {
    Current current = city.post(SampleCity.STEWARD, null);
    appendThree();
    receiver.unreachable = true;
    deliveries.sweep();
    deliveries.sweep();
    assertThat(receiver.events).hasSize(1);
    assertThat(now(current).progress().attempt()).isEqualTo(1);
    assertThat(Duration.between(city.clock.instant(), now(current).progress().due()))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    city.clock.advance(Duration.ofSeconds(6));
    receiver.unreachable = false;
    deliveries.sweep();
    assertThat(receiver.ids().get(0)).isEqualTo(receiver.ids().get(1));
    assertThat(receiver.hospitals()).containsExactly(1, 2, 1, 2, 3);
    assertThat(now(current).progress().attempt()).isZero();
  }

  @Test
  void givesUpAReceiverThatFailsForDaysAndGoesOnWhereItStoppedWhenResumed() throws Exception {
    Current current = city.post(SampleCity.STEWARD, null);
    appendThree();
    receiver.statuses.put(HOOK, 302);
    for (int i = 0; i < 12; i++) {
      deliveries.sweep();
      city.clock.advance(Duration.ofDays(2));
    }
    assertThat(receiver.events).hasSize(10);
    assertThat(standing(current).state()).isEqualTo(State.DISABLED);
    Subscription stopped = now(current).subscription();
    city.store.replace(
        stopped, stopped.in(new Standing(State.ACTIVE, null, Subscription.stamp(city.clock))));
    receiver.statuses.clear();
    deliveries.sweep();
    assertThat(now(current).progress().position().snapshot()).isEqualTo(city.lake.head());
  }

  @Test
  void aReceiverThatIsGoneIsNotAskedAgain() throws Exception {
    Current current = city.post(SampleCity.STEWARD, null);
    appendThree();
    receiver.statuses.put(HOOK, 410);
    deliveries.sweep();
    assertThat(standing(current).state()).isEqualTo(State.DISABLED);
    assertThat(standing(current).reason()).contains("410");
  }

  @Test
  void aDeadReceiverHoldsUpNobody() throws Exception {
    URI dead = URI.create("https://203.0.113.6/dead");
    receiver.statuses.put(dead, 500);
    city.post(SampleCity.STEWARD, null, dead);
    city.post(SampleCity.JIANGHAN, null);
    appendThree();
    deliveries.sweep();
    assertThat(receiver.events).hasSize(2);
  }

  @Test
  void aSlowHostIsSentFewAtOnceAndTheRestInTurn() throws Exception {
    URI slow = URI.create("https://203.0.113.6/slow");
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    receiver.pending.put(slow, answer);
    for (int i = 0; i < HostSlots.MOST + 4; i++) {
      city.post(SampleCity.JIANGHAN, null, slow);
    }
    city.post(SampleCity.WUCHANG, null);
    city.lake.append(
        new Hospital(1, "协和医院", "420103", "1"), new Hospital(3, "中南医院", "420106", "3"));
    deliveries.sweep();
    assertThat(receiver.events).as("one more to another host").hasSize(HostSlots.MOST + 1);
    answer.complete(204);
    assertThat(receiver.events).hasSize(HostSlots.MOST + 5);
  }

  @Test
  void oneSubscriberIsNotFlooded() throws Exception {
    city.post(SampleCity.STEWARD, null);
    for (int i = 0; i < 130; i++) {
      city.lake.append(new Hospital(i, "甲", "420103", "1"));
    }
    deliveries.sweep();
    assertThat(receiver.events).hasSize(100);
    city.clock.advance(Duration.ofSeconds(1));
    deliveries.sweep();
    assertThat(receiver.events).hasSize(130);
    assertThat(receiver.ids()).doesNotHaveDuplicates();
  }

  @Test
  void nothingGoesOutAfterRevocation() throws Exception {
    city.shareByAgreementOnly();
    agree(Agreement.State.ACTIVE);
    Current current = city.post(SampleCity.JIANGHAN, null);
    appendThree();
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2, 3);
    agree(Agreement.State.REVOKED);
    city.lake.append(new Hospital(4, "四", "420103", "1"));
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2, 3);
    assertThat(standing(current).state()).isEqualTo(State.DISABLED);
    assertThat(standing(current).reason()).contains("not in force");
  }

  private void agree(Agreement.State state) {
    Terms terms = Terms.of(Origin.ALL_WAYS, Instant.EPOCH).cleared(Grade.GENERAL_3);
    int before = city.agreements.versions("a-1").size();
    city.agreements.add(SampleAgreements.of("a-1", before + 1, terms, state));
  }

  @Test
  void goesOnTheNextDayWhenTheCallsOfADayAreSpent() throws Exception {
    city.shareByAgreementOnly();
    city.agreements.add(
        SampleAgreements.of("a-1", Terms.of(Origin.ALL_WAYS, Instant.EPOCH).callsPerDay(2)));
    Current current = city.post(SampleCity.JIANGHAN, null);
    for (int i = 1; i <= 3; i++) {
      city.lake.append(new Hospital(i, "甲", "420103", "1"));
    }
    deliveries.sweep();
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2);
    assertThat(standing(current).state()).isEqualTo(State.ACTIVE);
    city.clock.advance(Duration.ofDays(1));
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2, 3);
  }

  @Test
  void aPingTellsHowTheReceiverAnswersAndMovesNothing() throws Exception {
    Current current = city.post(SampleCity.STEWARD, null);
    appendThree();
    receiver.statuses.put(HOOK, 503);
    Attempt attempt =
        deliveries
            .ping(current.subscription(), (Channel.Webhook) current.subscription().channel())
            .join();
    assertThat(attempt.status()).isEqualTo(503);
    assertThat(receiver.events.get(0).get("type").asText()).isEqualTo(Event.PING);
    assertThat(receiver.headers.get(0)).containsKey("webhook-signature");
    assertThat(now(current)).isEqualTo(current);
    assertThat(history.newest(current.id(), 9)).containsExactly(attempt);
  }

  @Test
  void refusesWhatCannotBeServed() {
    assertThatThrownBy(() -> city.post(SampleCity.STEWARD, "nope = 1"))
        .isInstanceOf(SubscriptionRefused.class)
        .hasMessageContaining("no column 'nope'");
    assertThatThrownBy(() -> begin(SampleCity.STEWARD, 4711)).hasMessageContaining("nothing was");
    assertThatThrownBy(() -> city.post(SampleCity.STEWARD, null, URI.create("https://127.0.0.1/x")))
        .hasMessageContaining("not a public address");
  }

  private @Nullable Current begin(Subject subject, long from) throws SubscriptionRefused {
    return city.begin(
        subject,
        Subscribing.EVERYTHING,
        new Channel.Pull(),
        new city.weir.sharing.subscription.Subscriptions.From.Snapshot(from));
  }
}
