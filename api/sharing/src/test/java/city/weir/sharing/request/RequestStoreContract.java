package city.weir.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.policy.Words;
import city.weir.sharing.request.RequestStore.Added;
import city.weir.sharing.request.RequestStore.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of requests does. */
public abstract class RequestStoreContract {
  private static final int MOST = 100;

  private static final Instant NOW = SampleWish.MONDAY;
  private static final Phase PHASE =
      new Phase("owner-review", new Words("提供方审核", "Review"), Stage.Reviewer.OWNER, 5);
  private static final Agreement AGREEMENT =
      SampleAgreements.of("agr-1", Terms.of(Set.of(Way.QUERY), NOW));

  /** A store without requests, and the agreements it makes. */
  public record Stores(RequestStore requests, AgreementStore agreements) {}

  protected abstract Stores stores();

  private static AccessRequest request(String id, Subject applicant) {
    return new AccessRequest(
        id,
        "wuhan.health.hospital",
        "11420100MB12345671",
        null,
        List.of(new Event.Drafted(NOW, applicant.id(), applicant, SampleWish.beds())));
  }

  private static Step submission() {
    Finding finding =
        new Finding(
            Finding.Severity.WARNS, "columns", "", new Words("多", "many"), new Words("少", "few"));
    return Step.of(new Event.Submitted(NOW, "x", List.of(finding), List.of(PHASE)));
  }

  @Test
  void countsWhatIsNotDecidedOfEachParty() {
    RequestStore store = stores().requests();
    List<Step> ends =
        List.of(
            submission(),
            Step.of(
                new Event.Submitted(NOW, "x", List.of(), List.of(PHASE)),
                new Event.Returned(NOW, "o", "owner-review", "补正")),
            Step.of(
                new Event.Submitted(NOW, "x", List.of(), List.of(PHASE)),
                new Event.Refused(NOW, "o", "owner-review", "第七条", "无关")),
            Step.of(new Event.Withdrawn(NOW, "x", null)));
    for (int i = 0; i < ends.size(); i++) {
      AccessRequest request = request("req-" + i, SampleCity.JIANGHAN);
      store.add(request, null, MOST);
      store.append(request, ends.get(i));
    }
    store.add(request("req-8", SampleCity.JIANGHAN), null, MOST);
    assertThat(store.open(SampleCity.JIANGHAN.party())).isEqualTo(3);
    assertThat(store.open(SampleCity.ANALYST.party())).isZero();
    AccessRequest refused = store.find("req-2").orElseThrow();
    store.append(refused, Step.of(new Event.Disputed(NOW, "x", "不服")));
    assertThat(store.open(SampleCity.JIANGHAN.party())).isEqualTo(4);
  }

  @Test
  void everyOtherStateIsDecided() {
    assertThat(State.OPEN)
        .contains(
            new State.Draft().word(),
            new State.InReview(List.of(PHASE)).word(),
            new State.Returned().word(),
            new State.Disputed().word(),
            new State.Escalated(PHASE).word())
        .doesNotContain(
            new State.Approved().word(),
            new State.Granted("agr").word(),
            new State.Refused("x", true).word(),
            new State.Withdrawn().word());
  }

  @Test
  void givesBackEverythingThatHappened() {
    RequestStore store = stores().requests();
    AccessRequest draft = request("req-1", SampleCity.JIANGHAN);
    assertThat(store.add(draft, null, MOST)).isEqualTo(Added.KEPT);
    assertThat(store.append(draft, submission())).isTrue();
    AccessRequest before = store.find("req-1").orElseThrow();
    Narrowing less =
        new Narrowing(
            Set.of("id"), "beds > 30", Map.of("id", "hash"), NOW, Set.of("g"), 3, "general-1");
    Step all =
        Step.of(
            new Event.Commented(NOW, "x", "请看"),
            new Event.Returned(NOW, "o", "owner-review", "补正"),
            new Event.Drafted(NOW, "x", SampleCity.JIANGHAN, SampleWish.phones()),
            new Event.Submitted(NOW, "x", List.of(), List.of(PHASE, PHASE)),
            new Event.Approved(NOW, "o", "owner-review", null, less),
            new Event.Refused(NOW, "s", "steward-review", "第七条", "无关"),
            new Event.Disputed(NOW, "x", "不服"),
            new Event.Escalated(NOW, "x", Event.Cause.ASKED, PHASE, null),
            new Event.Withdrawn(NOW, "x", null));
    assertThat(store.append(before, all)).isTrue();
    assertThat(store.find("req-1")).contains(before.and(all.events()));
    assertThat(store.find("req-2")).isEmpty();
  }

  @Test
  void appendsToWhatIsKnownOnly() {
    RequestStore store = stores().requests();
    AccessRequest draft = request("req-1", SampleCity.JIANGHAN);
    store.add(draft, null, MOST);
    assertThat(store.append(draft, submission())).isTrue();
    assertThat(store.append(draft, submission())).isFalse();
    assertThat(store.append(request("req-2", SampleCity.JIANGHAN), submission())).isFalse();
    assertThat(store.find("req-1").orElseThrow().events()).hasSize(2);
  }

  @Test
  void grantsAndMakesTheAgreementInOneStep() {
    Stores stores = stores();
    AccessRequest draft = request("req-1", SampleCity.JIANGHAN);
    stores.requests().add(draft, null, MOST);
    Step granted =
        new Step(
            List.of(
                new Event.Submitted(NOW, "x", List.of(), List.of()),
                new Event.Granted(NOW, "x", "agr-1", 1)),
            AGREEMENT);
    assertThat(stores.requests().append(draft, granted)).isTrue();
    assertThat(stores.agreements().find("agr-1")).contains(AGREEMENT);
  }

  @Test
  void grantsNothingWhenTheAgreementCannotBeMade() {
    Stores stores = stores();
    stores.agreements().add(AGREEMENT);
    AccessRequest draft = request("req-1", SampleCity.JIANGHAN);
    stores.requests().add(draft, null, MOST);
    Step granted =
        new Step(
            List.of(
                new Event.Submitted(NOW, "x", List.of(), List.of()),
                new Event.Granted(NOW, "x", "agr-1", 1)),
            AGREEMENT);
    assertThat(stores.requests().append(draft, granted)).isFalse();
    assertThat(stores.requests().find("req-1")).contains(draft);
    assertThat(stores.agreements().versions("agr-1")).hasSize(1);
  }

  @Test
  void makesOneRequestUnderOneKey() {
    RequestStore store = stores().requests();
    AccessRequest first = request("req-1", SampleCity.JIANGHAN);
    assertThat(store.add(first, "k", MOST)).isEqualTo(Added.KEPT);
    assertThat(store.add(request("req-2", SampleCity.JIANGHAN), "k", MOST)).isEqualTo(Added.KNOWN);
    assertThat(store.add(request("req-3", SampleCity.WUCHANG), "k", MOST)).isEqualTo(Added.KEPT);
    assertThat(store.add(request("req-4", SampleCity.JIANGHAN), null, MOST)).isEqualTo(Added.KEPT);
    assertThat(store.add(request("req-5", SampleCity.JIANGHAN), null, MOST)).isEqualTo(Added.KEPT);
    assertThat(store.madeUnder(SampleCity.JIANGHAN.id(), "k")).contains(first);
    assertThat(store.madeUnder(SampleCity.JIANGHAN.id(), "other")).isEmpty();
    assertThat(store.find("req-2")).isEmpty();
  }

  @Test
  void oneOfManyReviewersDecides() throws Exception {
    RequestStore store = stores().requests();
    AccessRequest draft = request("req-1", SampleCity.JIANGHAN);
    store.add(draft, null, MOST);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> submit = () -> store.append(draft, submission());
      int first = 0;
      for (Future<Boolean> each :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> submit).toList())) {
        first += each.get() ? 1 : 0;
      }
      assertThat(first).isEqualTo(1);
      assertThat(store.find("req-1").orElseThrow().events()).hasSize(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    RequestStore store = stores().requests();
    for (int i = 1; i <= 5; i++) {
      store.add(request("req-" + i, i == 2 ? SampleCity.WUCHANG : SampleCity.JIANGHAN), null, MOST);
    }
    AccessRequest fourth = store.find("req-4").orElseThrow();
    store.append(fourth, submission());
    Selection own = new Selection(SampleCity.JIANGHAN.party(), null, null, null, true);
    assertThat(ids(store.list(own, null, 2))).containsExactly("req-5", "req-4");
    assertThat(ids(store.list(own, "req-4", 9))).containsExactly("req-3", "req-1");
    assertThat(ids(store.list(Selection.in("in-review"), null, 9))).containsExactly("req-4");
    assertThat(
            ids(store.list(new Selection(null, "11420100MB12345671", null, null, false), null, 9)))
        .containsExactly("req-4");
    assertThat(store.list(new Selection(null, "other", null, null, true), null, 9)).isEmpty();
    assertThat(store.list(new Selection(null, null, "other", null, true), null, 9)).isEmpty();
  }

  private static List<String> ids(List<AccessRequest> requests) {
    return requests.stream().map(AccessRequest::id).toList();
  }

  @Test
  void noMoreAreOpenThanMayBeHoweverManyAreAddedAtOnce() throws Exception {
    RequestStore store = stores().requests();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Added>> added = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        AccessRequest one = request("req-%02d".formatted(i), SampleCity.JIANGHAN);
        added.add(threads.submit(() -> store.add(one, null, 3)));
      }
      List<Added> outcomes = new ArrayList<>();
      for (Future<Added> one : added) {
        outcomes.add(one.get());
      }
      assertThat(outcomes).filteredOn(one -> one == Added.KEPT).hasSize(3);
      assertThat(outcomes).filteredOn(one -> one == Added.FULL).hasSize(21);
    } finally {
      threads.shutdownNow();
    }
    assertThat(store.open(SampleCity.JIANGHAN.party())).isEqualTo(3);
    assertThat(store.add(request("req-99", SampleCity.WUCHANG), null, 3)).isEqualTo(Added.KEPT);
  }
}
