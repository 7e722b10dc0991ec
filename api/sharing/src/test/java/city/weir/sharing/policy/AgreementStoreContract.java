package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import city.weir.sharing.policy.Agreement.State;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of agreements does. */
public abstract class AgreementStoreContract {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  /** A store without agreements. */
  protected abstract AgreementStore store();

  private static Agreement agreement(String id, String recipient, Instant from) {
    return new Agreement(
        id,
        1,
        JUNE,
        "wuhan.health.hospital",
        "11420100MB1234567X",
        recipient,
        "emergency-response",
        "防汛指挥",
        "《突发事件应对法》第五十条",
        new Terms(
            Set.of(Way.QUERY, Way.SQL),
            Set.of("id", "name"),
            "beds > 20 and name like '%医院%'",
            Map.of(
                "name", new Mask.Partial(1, 2),
                "phone", new Mask.Hash(),
                "lon", new Mask.Blur(2),
                "beds", new Mask.Generalise(2.5),
                "note", new Mask.Remove()),
            from,
            null,
            Set.of("government", "emergency"),
            new Hours(LocalTime.of(8, 0), LocalTime.of(18, 30)),
            1000,
            Grade.GENERAL_3),
        State.ACTIVE,
        "req-1",
        "steward",
        "续签");
  }

  @Test
  void givesBackWhatWasAdded() {
    AgreementStore store = store();
    Agreement added = agreement("a-1", "jianghan-emergency", JUNE);
    assertThat(store.add(added)).isTrue();
    assertThat(store.find("a-1")).contains(added);
    assertThat(store.find("a-2")).isEmpty();
    assertThat(store.versions("a-2")).isEmpty();
  }

  @Test
  void keepsWhatMayBeAbsentAbsent() {
    AgreementStore store = store();
    Agreement bare =
        new Agreement(
            "a-1",
            1,
            JUNE,
            "d",
            "p",
            "r",
            "drill",
            "",
            null,
            Terms.of(Set.of(), JUNE).during(JUNE, JULY),
            State.REVOKED,
            null,
            "x",
            null);
    store.add(bare);
    assertThat(store.find("a-1")).contains(bare);
  }

  @Test
  void keepsEveryVersionAndTellsWhichCountedWhen() {
    AgreementStore store = store();
    Agreement first = agreement("a-1", "jianghan-emergency", JUNE);
    Agreement suspended = first.suspended(JULY, "chen", "核查");
    Agreement resumed = suspended.resumed(JULY.plusSeconds(60), "chen", null);
    assertThat(store.add(first)).isTrue();
    assertThat(store.add(suspended)).isTrue();
    assertThat(store.add(resumed)).isTrue();
    assertThat(store.versions("a-1")).containsExactly(first, suspended, resumed);
    assertThat(store.find("a-1")).contains(resumed);
    assertThat(store.about("wuhan.health.hospital", "jianghan-emergency")).containsExactly(resumed);
    assertThat(store.all()).containsExactly(resumed);
    assertThat(store.at("a-1", JUNE.minusSeconds(1))).isEmpty();
    assertThat(store.at("a-1", JULY.minusSeconds(1))).contains(first);
    assertThat(store.at("a-1", JULY.plusSeconds(59))).contains(suspended);
    assertThat(store.at("a-1", JULY.plusSeconds(60))).contains(resumed);
  }

  @Test
  void addsNoVersionThatDoesNotFollow() {
    AgreementStore store = store();
    Agreement first = agreement("a-1", "jianghan-emergency", JUNE);
    Agreement second = first.suspended(JULY, "chen", "核查");
    assertThat(store.add(second)).isFalse();
    assertThat(store.add(first)).isTrue();
    assertThat(store.add(first)).isFalse();
    assertThat(store.add(second)).isTrue();
    assertThat(store.add(first.revoked(JULY, "li", "到期"))).isFalse();
    assertThat(store.find("a-1")).contains(second);
  }

  @Test
  void letsOneOfManyWritersAddTheNextVersion() throws Exception {
    AgreementStore store = store();
    Agreement first = agreement("a-1", "jianghan-emergency", JUNE);
    store.add(first);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> revoke = () -> store.add(first.revoked(JULY, "chen", "撤销"));
      int added = 0;
      for (Future<Boolean> each :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> revoke).toList())) {
        added += each.get() ? 1 : 0;
      }
      assertThat(added).isEqualTo(1);
      assertThat(store.versions("a-1")).hasSize(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void findsTheAgreementsOfOneRecipientTheLatestFirst() {
    AgreementStore store = store();
    Agreement older = agreement("a-1", "jianghan-emergency", JUNE);
    Agreement newer = agreement("a-3", "jianghan-emergency", JULY);
    Agreement same = agreement("a-2", "jianghan-emergency", JULY);
    store.add(older);
    store.add(newer);
    store.add(same);
    store.add(agreement("a-4", "wuchang-emergency", JULY));
    assertThat(store.about("wuhan.health.hospital", "jianghan-emergency"))
        .containsExactly(same, newer, older);
    assertThat(store.about("other", "jianghan-emergency")).isEmpty();
    assertThat(store.all()).extracting(Agreement::id).containsExactly("a-1", "a-2", "a-3", "a-4");
  }
}
