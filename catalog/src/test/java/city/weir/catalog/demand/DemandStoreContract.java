package city.weir.catalog.demand;

import static city.weir.catalog.demand.SampleDemands.NOW;
import static city.weir.catalog.demand.SampleDemands.demand;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.demand.DemandStore.Filter;
import city.weir.catalog.demand.Event.Act;
import city.weir.catalog.demand.Progress.Stage;
import city.weir.contract.Provider;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of demands does; each adapter passes it. */
public abstract class DemandStoreContract {
  private static final Provider WATER = new Provider("武汉市水务局", "11420100MB1000001J");
  private static final Event MADE = new Event(Act.MAKE, "li-wen", NOW, null);

  @SuppressWarnings("NullAway.Init") // set before each test
  private DemandStore store;

  /** A store that is empty. */
  protected abstract DemandStore open();

  @BeforeEach
  void begin() {
    store = open();
  }

  @Test
  void keepsADemandInEveryStageAsItWasSaved() {
    List<Progress> all =
        List.of(
            new Progress.Waiting(false),
            new Progress.Waiting(true),
            new Progress.Offered(WATER, null),
            new Progress.Offered(WATER, "res-1"),
            new Progress.Satisfied("res-1"),
            new Progress.Promised(WATER, LocalDate.parse("2026-08-01")),
            new Progress.Refused("《保守国家秘密法》第九条"),
            new Progress.Withdrawn());
    for (int i = 0; i < all.size(); i++) {
      Demand each = demand("dem-" + i, "jianghan", all.get(i));
      assertThat(store.save(null, each, MADE)).isTrue();
      assertThat(store.find(each.id())).contains(each);
    }
    assertThat(store.find("dem-x")).isEmpty();
  }

  @Test
  void keepsAWishWithNothingItNeedNotSay() {
    Wish bare = new Wish("水位", "statistics", "统计", "统计法", List.of("水位"), null, null, null, null);
    Demand demand =
        new Demand("dem-1", bare, "a", "b", "c", new Progress.Waiting(false), NOW, NOW, 1);

    store.save(null, demand, MADE);

    assertThat(store.find("dem-1")).contains(demand);
  }

  @Test
  void refusesToOverwriteWhatSomebodyElseChanged() {
    Demand made = demand("dem-1", "jianghan", new Progress.Waiting(false));
    store.save(null, made, MADE);
    Demand offered = made.with(new Progress.Offered(WATER, null), NOW.plusSeconds(1));
    Event offer = new Event(Act.OFFER, "zhao-min", NOW.plusSeconds(1), "请答复");

    assertThat(store.save(null, offered, offer)).isFalse();
    assertThat(store.save(made, offered, offer)).isTrue();
    assertThat(store.save(made, made.with(new Progress.Withdrawn(), NOW), MADE)).isFalse();
    assertThat(store.find("dem-1")).contains(offered);
    assertThat(store.events("dem-1")).containsExactly(MADE, offer);
  }

  @Test
  void listsTheNewestFirstNarrowedAndPageByPage() {
    store.save(null, demand("dem-1", "jianghan", new Progress.Waiting(false)), MADE);
    store.save(null, demand("dem-2", "wuchang", new Progress.Offered(WATER, null)), MADE);
    store.save(null, demand("dem-3", "jianghan", new Progress.Satisfied("res-1")), MADE);

    assertThat(ids(Filter.ALL, null, 2)).containsExactly("dem-3", "dem-2");
    assertThat(ids(Filter.ALL, "dem-2", 2)).containsExactly("dem-1");
    assertThat(ids(new Filter("jianghan", null, Set.of()), null, 9))
        .containsExactly("dem-3", "dem-1");
    assertThat(ids(new Filter(null, WATER.code(), Set.of()), null, 9)).containsExactly("dem-2");
    assertThat(ids(new Filter(null, null, Set.of(Stage.MADE, Stage.OFFERED)), null, 9))
        .containsExactly("dem-2", "dem-1");
  }

  @Test
  void keepsCandidatesInPlaceOfTheFormerOnes() {
    Candidate candidate =
        new Candidate(
            "res-1",
            "河道水位",
            WATER,
            83,
            List.of(new Candidate.Covered("水位", "stage", "水位", Candidate.How.ELEMENT)),
            List.of("流量"),
            Set.of(Candidate.Reason.TITLE, Candidate.Reason.AREA));
    store.save(null, demand("dem-1", "jianghan", new Progress.Waiting(false)), MADE);
    assertThat(store.candidates("dem-1")).isEmpty();

    store.keepCandidates("dem-1", List.of(candidate, candidate));
    store.keepCandidates("dem-1", List.of(candidate));

    assertThat(store.candidates("dem-1")).containsExactly(candidate);
  }

  @Test
  void tellsWhichDemandsAnEntryMayOrDoesSatisfy() {
    store.save(null, demand("dem-1", "jianghan", new Progress.Waiting(true)), MADE);
    store.keepCandidates("dem-1", List.of(candidate("res-1"), candidate("res-2")));
    store.save(null, demand("dem-2", "wuchang", new Progress.Offered(WATER, "res-1")), MADE);
    store.save(null, demand("dem-3", "wuchang", new Progress.Satisfied("res-1")), MADE);
    store.save(null, demand("dem-4", "wuchang", new Progress.Refused("《保守国家秘密法》第九条")), MADE);
    store.keepCandidates("dem-4", List.of(candidate("res-1")));
    store.save(null, demand("dem-5", "wuchang", new Progress.Satisfied("res-2")), MADE);
    store.keepCandidates("dem-5", List.of(candidate("res-1"), candidate("res-2")));

    assertThat(store.about("res-1", 9))
        .extracting(Demand::id)
        .containsExactly("dem-3", "dem-2", "dem-1");
    assertThat(store.about("res-1", 1)).extracting(Demand::id).containsExactly("dem-3");
    assertThat(store.about("res-3", 9)).isEmpty();

    store.keepCandidates("dem-1", List.of(candidate("res-2")));
    assertThat(store.about("res-1", 9)).extracting(Demand::id).containsExactly("dem-3", "dem-2");
  }

  private static Candidate candidate(String entry) {
    return new Candidate(entry, "河道水位", WATER, 50, List.of(), List.of(), Set.of());
  }

  private List<String> ids(
      Filter filter, @org.jspecify.annotations.Nullable String before, int most) {
    return store.list(filter, before, most).stream().map(Demand::id).toList();
  }
}
