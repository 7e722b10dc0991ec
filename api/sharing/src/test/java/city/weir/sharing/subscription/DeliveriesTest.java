package city.weir.sharing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.FullAuditLog;
import city.weir.sharing.audit.InMemoryAuditLog;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.subscription.Subscription.State;
import city.weir.sharing.view.View;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything runs in the test's own thread: a sweep returns when all that is due was done. */
class DeliveriesTest {
  private static final URI HOOK = URI.create("https://203.0.113.5/hook");

  @TempDir Path folder;
  private SampleLake lake;
  private Subscriptions subscriptions;
  private Deliveries deliveries;
  private final InMemorySubscriptions store = new InMemorySubscriptions();
  private final InMemoryDeliveryHistory history = new InMemoryDeliveryHistory();
  private final InMemoryAgreements agreements = new InMemoryAgreements();
  private final InMemoryAuditLog audit = new InMemoryAuditLog();
  private final Policy policy = new Policy(agreements);
  private final HandClock clock = new HandClock();
  private final Receiver receiver = new Receiver();
  private DataContract hospitals = SampleCity.hospitals();

  /** A receiver that answers as it is told, and remembers. */
  private static final class Receiver implements Sender {
    final List<JsonNode> events = new ArrayList<>();
    final List<Map<String, String>> headers = new ArrayList<>();
    final List<byte[]> bodies = new ArrayList<>();
    final Map<URI, Integer> statuses = new HashMap<>();
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
      return unreachable
          ? CompletableFuture.failedFuture(new IOException("refused"))
          : CompletableFuture.completedFuture(statuses.getOrDefault(url, 204));
    }

    List<String> ids() {
      return events.stream().map(e -> e.get("id").asText()).toList();
    }

    List<Integer> hospitals() {
      List<Integer> all = new ArrayList<>();
      events.forEach(e -> e.get("data").get("items").forEach(i -> all.add(i.get("id").asInt())));
      return all;
    }
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-06-15T00:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("The tests need UTC only");
    }
  }

  @BeforeEach
  void open() {
    lake = new SampleLake(folder);
    subscriptions =
        new Subscriptions(lake.lake().changes(), Targets.PUBLIC_ONLY, new SecureRandom(), clock);
    deliveries = deliveries(audit);
  }

  private Deliveries deliveries(AuditLog log) {
    return new Deliveries(
        store,
        history,
        id -> Optional.of(hospitals).filter(d -> d.id().equals(id)),
        id ->
            List.of(SampleCity.JIANGHAN, SampleCity.STEWARD).stream()
                .filter(s -> s.id().equals(id))
                .findFirst(),
        policy,
        new Reading(lake.lake().changes(), lake.relations(), lake.lake().sql(), 2),
        receiver,
        log,
        clock,
        Runnable::run);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private Subscription begin(Subject subject, @Nullable String filter, long from)
      throws SubscriptionRefused {
    return begin(subject, filter, new Subscriptions.From.Snapshot(from), HOOK);
  }

  private Subscription begin(
      Subject subject, @Nullable String filter, Subscriptions.From from, URI url)
      throws SubscriptionRefused {
    Permit permit =
        (Permit)
            policy.decide(subject, hospitals, Circumstances.of(Way.SUBSCRIPTION, clock.instant()));
    Subscription begun =
        subscriptions.begin(subject.id(), View.of(hospitals, permit), url, filter, from);
    store.save(begun);
    return begun;
  }

  private Subscription now(Subscription subscription) {
    return store.find(subscription.id()).orElseThrow();
  }

  private void appendThree() {
    lake.append(
        new Hospital(1, "协和医院", "420103", "1"),
        new Hospital(2, "同济医院", "420103", "2"),
        new Hospital(3, "中南医院", "420106", "3"));
  }

  @Test
  void deliversNewRowsOfTheOwnDistrictMasked() throws Exception {
    Subscription subscription = begin(SampleCity.JIANGHAN, null, 0);
    appendThree();
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2);
    JsonNode item = receiver.events.get(0).get("data").get("items").get(0);
    assertThat(item.get("phone").asText()).isEqualTo("138****0001");
    assertThat(item.has("secret_note")).isFalse();
    assertThat(now(subscription).cursor()).isEqualTo(lake.head());
    assertThat(audit.newest(9))
        .singleElement()
        .satisfies(e -> assertThat(e.deed().rows()).isEqualTo(2));
    deliveries.sweep();
    assertThat(receiver.events).hasSize(1);
  }

  @Test
  void cutsLargeChangesIntoPartsAndKeepsTheOrderOfCommits() throws Exception {
    Subscription subscription = begin(SampleCity.STEWARD, "beds >= 2", 0);
    appendThree();
    lake.append(new Hospital(4, "四", "420106", "1"));
    long last =
        lake.append(
            new Hospital(5, "五", "420106", "5"),
            new Hospital(6, "六", "420106", "5"),
            new Hospital(7, "七", "420106", "5"));
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(2, 3, 5, 6, 7);
    assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(3);
    assertThat(receiver.ids().get(2)).isEqualTo(subscription.id() + "_" + last + "_1");
    assertThat(receiver.events)
        .extracting(e -> e.get("lastpart").asBoolean())
        .containsExactly(true, false, true);
  }

  @Test
  void tellsOfChangedRowsAndNotOfThoseThatOnlyMoved() throws Exception {
    appendThree();
    begin(SampleCity.STEWARD, null, new Subscriptions.From.Now(), HOOK);
    lake.overwrite(
        new Hospital(1, "协和医院", "420103", "1"),
        new Hospital(2, "同济医院", "420103", "99"),
        new Hospital(9, "新医院", "420103", "1"));
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(2, 9);
  }

  @Test
  void signsSoThatTheReceiverCanVerify() throws Exception {
    Subscription subscription = begin(SampleCity.STEWARD, null, 0);
    appendThree();
    deliveries.sweep();
    Map<String, String> headers = receiver.headers.get(0);
    String id = String.valueOf(headers.get("webhook-id"));
    long timestamp = Long.parseLong(String.valueOf(headers.get("webhook-timestamp")));
    assertThat(headers.get("webhook-signature"))
        .isEqualTo(Signature.of(subscription.secret(), id, timestamp, receiver.bodies.get(0)));
    assertThat(id).isEqualTo(receiver.ids().get(0)).doesNotContain(".");
    assertThat(subscription.toString()).doesNotContain(subscription.secret());
  }

  @Test
  void deliversTheSameEventAgainUntilItIsTaken() throws Exception {
    Subscription subscription = begin(SampleCity.STEWARD, null, 0);
    appendThree();
    receiver.unreachable = true;
    deliveries.sweep();
    deliveries.sweep();
    assertThat(receiver.events).hasSize(1);
    assertThat(now(subscription).attempt()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(5));
    receiver.unreachable = false;
    deliveries.sweep();
    assertThat(receiver.ids().get(0)).isEqualTo(receiver.ids().get(1));
    assertThat(receiver.hospitals()).containsExactly(1, 2, 1, 2, 3);
    assertThat(now(subscription).attempt()).isZero();
  }

  @Test
  void givesUpAReceiverThatFailsForDays() throws Exception {
    Subscription subscription = begin(SampleCity.STEWARD, null, 0);
    appendThree();
    receiver.statuses.put(HOOK, 302);
    for (int i = 0; i < 12; i++) {
      deliveries.sweep();
      clock.advance(Duration.ofDays(2));
    }
    assertThat(receiver.events).hasSize(10);
    assertThat(now(subscription).state()).isEqualTo(State.DISABLED);
    store.save(now(subscription).in(State.ACTIVE, null, clock.instant()));
    receiver.statuses.clear();
    deliveries.sweep();
    assertThat(now(subscription).cursor()).isEqualTo(lake.head());
  }

  @Test
  void aReceiverThatIsGoneIsNotAskedAgain() throws Exception {
    Subscription subscription = begin(SampleCity.STEWARD, null, 0);
    appendThree();
    receiver.statuses.put(HOOK, 410);
    deliveries.sweep();
    assertThat(now(subscription).state()).isEqualTo(State.DISABLED);
    assertThat(now(subscription).stateReason()).contains("410");
  }

  @Test
  void aDeadReceiverHoldsUpNobody() throws Exception {
    URI dead = URI.create("https://203.0.113.6/dead");
    receiver.statuses.put(dead, 500);
    begin(SampleCity.STEWARD, null, new Subscriptions.From.Snapshot(0), dead);
    begin(SampleCity.JIANGHAN, null, 0);
    appendThree();
    deliveries.sweep();
    assertThat(receiver.events).hasSize(2);
  }

  @Test
  void nothingGoesOutAfterRevocation() throws Exception {
    hospitals =
        SampleCity.hospitals(
            new Share(Share.Type.CONDITIONAL, null, null, Origin.ALL_WAYS, false),
            false,
            DataContract.Status.ACTIVE);
    agree(Agreement.State.ACTIVE);
    Subscription subscription = begin(SampleCity.JIANGHAN, null, 0);
    appendThree();
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2, 3);
    agree(Agreement.State.REVOKED);
    lake.append(new Hospital(4, "四", "420103", "1"));
    deliveries.sweep();
    assertThat(receiver.hospitals()).containsExactly(1, 2, 3);
    assertThat(now(subscription).state()).isEqualTo(State.DISABLED);
    assertThat(now(subscription).stateReason()).contains("not in force");
  }

  private void agree(Agreement.State state) {
    Terms terms = Terms.of(Origin.ALL_WAYS, Instant.EPOCH).cleared(Grade.GENERAL_3);
    int before = agreements.versions("a-1").size();
    agreements.add(SampleAgreements.of("a-1", before + 1, terms, state));
  }

  @Test
  void nothingGoesOutThatCannotBeAudited() throws Exception {
    Subscription subscription = begin(SampleCity.STEWARD, null, 0);
    appendThree();
    deliveries(new FullAuditLog()).sweep();
    assertThat(receiver.events).isEmpty();
    assertThat(now(subscription).attempt()).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeServed() {
    assertThatThrownBy(() -> begin(SampleCity.STEWARD, "nope = 1", 0))
        .isInstanceOf(SubscriptionRefused.class)
        .hasMessageContaining("no column 'nope'");
    assertThatThrownBy(() -> begin(SampleCity.STEWARD, null, 4711))
        .hasMessageContaining("not kept");
    assertThatThrownBy(
            () ->
                begin(
                    SampleCity.STEWARD,
                    null,
                    new Subscriptions.From.Now(),
                    URI.create("https://127.0.0.1/x")))
        .hasMessageContaining("not a public address");
  }
}
