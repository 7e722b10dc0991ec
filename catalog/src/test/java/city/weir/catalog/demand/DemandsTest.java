package city.weir.catalog.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.catalog.Entry;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.State;
import city.weir.catalog.demand.Event.Act;
import city.weir.catalog.demand.Progress.Stage;
import city.weir.catalog.demand.WishCheck.Finding;
import city.weir.catalog.draft.Guide;
import city.weir.contract.Provider;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandsTest {
  private static final String RIVER = "wuhan.hydrology.river-stage";
  private static final Provider WATER = new Provider("武汉市水务局", "11420100MB1000001J");
  private static final Wish STAGES = SampleDemands.wish("河道水位", "水位", "流量");

  @TempDir Path folder;

  private final DemandStore store = new InMemoryDemands();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Published directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Demands demands;

  @BeforeEach
  void open() {
    directory = new Published(folder);
    demands =
        new Demands(
            store,
            new WishCheck("emergency-response"::equals, Guide.published()),
            directory.matching(),
            directory::find,
            Published.CLOCK);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void isMatchedAsSoonAsItIsMade() throws Exception {
    directory.sampleCity();

    Demand made = make(STAGES);

    assertThat(made.stage()).isEqualTo(Stage.MATCHED);
    assertThat(store.candidates(made.id())).extracting(Candidate::entry).contains(RIVER);
    assertThat(store.events(made.id())).extracting(Event::act).containsExactly(Act.MAKE, Act.MATCH);
  }

  @Test
  void isMatchedWhenAnEntryIsPublishedLater() throws Exception {
    Demand made = make(STAGES);
    assertThat(made.stage()).isEqualTo(Stage.MADE);

    assertThat(demands.published(SampleEntries.of(RIVER))).isEqualTo(1);
    assertThat(demands.published(SampleEntries.of(RIVER))).as("the same once more").isZero();

    assertThat(found(made).stage()).isEqualTo(Stage.MATCHED);
    assertThat(store.events(made.id()))
        .last()
        .satisfies(
            event -> {
              assertThat(event.act()).isEqualTo(Act.MATCH);
              assertThat(event.comment()).isEqualTo(RIVER);
            });
    assertThat(demands.withdrawn(RIVER)).isEqualTo(1);
    assertThat(found(made).stage()).isEqualTo(Stage.MADE);
  }

  @Test
  void isHeldAgainstNothingOnceItIsAnswered() throws Exception {
    Demand made = make(STAGES);
    demands.withdraw(made, "li-wen", null);

    assertThat(demands.published(SampleEntries.of(RIVER))).isZero();
  }

  @Test
  void rematchesMoreDemandsThanOnePageHas() throws Exception {
    for (int i = 0; i < 450; i++) {
      demands.make("dem-%04d".formatted(i), STAGES, "li-wen", "jianghan", "江汉");
    }

    assertThat(demands.published(SampleEntries.of(RIVER))).isEqualTo(450);
  }

  @Test
  void goesFromTheOfferToThePromiseToTheEntry() throws Exception {
    Demand made = make(STAGES);
    Demand offered = demands.offer(made, WATER, null, "zhao-min", "steward", "请水务局答复");
    Demand promised =
        demands.promise(offered, LocalDate.parse("2026-08-01"), "wang-wei", "water", null);
    assertThat(promised.progress())
        .isEqualTo(new Progress.Promised(WATER, LocalDate.parse("2026-08-01")));

    assertThat(refusal(() -> demands.satisfy(promised, RIVER, "wang-wei", "water", null)))
        .as("it is not published yet")
        .isEqualTo(DemandRefused.Code.INVALID);
    directory.sampleCity();
    Demand satisfied = demands.satisfy(promised, RIVER, "wang-wei", "water", null);

    assertThat(satisfied.progress()).isEqualTo(new Progress.Satisfied(RIVER));
    assertThat(store.events(made.id()))
        .extracting(Event::act)
        .containsExactly(Act.MAKE, Act.OFFER, Act.PROMISE, Act.SATISFY);
  }

  @Test
  void isPromisedOnlyByWhoWasAskedAndForADayToCome() throws Exception {
    Demand made = make(STAGES);
    LocalDate past = LocalDate.parse("2026-06-30");

    assertThat(refusal(() -> demands.promise(made, past.plusDays(60), "a", "water", null)))
        .isEqualTo(DemandRefused.Code.STATE);
    Demand offered = demands.offer(made, WATER, null, "zhao-min", "steward", null);
    assertThat(refusal(() -> demands.promise(offered, past, "a", "water", null)))
        .isEqualTo(DemandRefused.Code.INVALID);
  }

  @Test
  void isRefusedOnlyOnAGroundInLaw() throws Exception {
    Demand made = make(STAGES);

    assertThat(refusal(() -> demands.refuse(made, "不方便", "zhao-min", "steward", null)))
        .isEqualTo(DemandRefused.Code.INVALID);
    Demand refused = demands.refuse(made, "《中华人民共和国保守国家秘密法》第十三条", "zhao-min", "steward", null);

    assertThat(refused.stage()).isEqualTo(Stage.REFUSED);
    assertThat(refusal(() -> demands.withdraw(refused, "li-wen", null)))
        .isEqualTo(DemandRefused.Code.STATE);
  }

  @Test
  void isNotAnsweredByWhoeverAsked() throws Exception {
    directory.sampleCity();
    Demand made = make(STAGES);

    assertThat(refusal(() -> demands.satisfy(made, RIVER, "li-wen", "jianghan", null)))
        .isEqualTo(DemandRefused.Code.OWN_WORK);
    assertThat(refusal(() -> demands.offer(made, WATER, null, "li-wen", "jianghan", null)))
        .isEqualTo(DemandRefused.Code.OWN_WORK);
  }

  @Test
  void isSatisfiedOnlyByWhatPartnersMayKnowOf() throws Exception {
    Demand made = make(STAGES);
    Entry draft = SampleEntries.in(State.DRAFT, SampleEntries.of(RIVER));
    directory.put(draft);

    assertThat(refusal(() -> demands.satisfy(made, RIVER, "zhao-min", "steward", null)))
        .isEqualTo(DemandRefused.Code.INVALID);
  }

  @Test
  void refusesToOverwriteWhatSomebodyElseDidMeanwhile() throws Exception {
    Demand made = make(STAGES);
    demands.offer(made, WATER, null, "zhao-min", "steward", null);

    assertThat(refusal(() -> demands.withdraw(made, "li-wen", null)))
        .isEqualTo(DemandRefused.Code.CHANGED);
  }

  @Test
  void isWrittenAnewUntilAProviderIsAsked() throws Exception {
    directory.sampleCity();
    Demand made = make(SampleDemands.wish("房屋产权登记信息", "产权证号"));

    Demand amended = demands.amend(made, STAGES, "li-wen");
    assertThat(amended.stage()).isEqualTo(Stage.MATCHED);
    Demand offered = demands.offer(amended, WATER, RIVER, "zhao-min", "steward", null);

    assertThat(refusal(() -> demands.amend(offered, STAGES, "li-wen")))
        .isEqualTo(DemandRefused.Code.STATE);
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Wish wrong =
        new Wish(" ", "fun", "", "", List.of(), null, "4201", "有时", LocalDate.parse("2026-06-01"));

    DemandRefused refused = catchThrowableOfType(DemandRefused.class, () -> make(wrong));

    assertThat(refused.findings())
        .extracting(Finding::field)
        .containsExactly("title", "use", "ground", "purpose", "items", "area", "cycle", "by");
    assertThat(store.find("dem-1")).isEmpty();
  }

  private Demand make(Wish wish) throws DemandRefused {
    return demands.make("dem-1", wish, "li-wen", "jianghan", "江汉区应急管理局");
  }

  private Demand found(Demand demand) {
    return store.find(demand.id()).orElseThrow();
  }

  private interface Attempt {
    void run() throws DemandRefused;
  }

  private static DemandRefused.Code refusal(Attempt attempt) {
    DemandRefused refused = catchThrowableOfType(DemandRefused.class, () -> attempt.run());
    assertThat(refused).as("it is refused").isNotNull();
    return refused.code();
  }
}
