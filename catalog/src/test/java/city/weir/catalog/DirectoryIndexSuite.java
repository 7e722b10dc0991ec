package city.weir.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.SearchResult.Hit;
import city.weir.catalog.SearchResult.How;
import city.weir.catalog.SearchResult.Span;
import city.weir.catalog.words.Synonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every directory index does; each adapter passes it. */
public abstract class DirectoryIndexSuite {
  @SuppressWarnings("NullAway.Init") // set before each test
  private DirectoryIndex index;

  private static final Synonyms SYNONYMS = Synonyms.ofTheField();

  /** An index that is empty. */
  protected abstract DirectoryIndex open(Synonyms synonyms);

  @BeforeEach
  void fill() {
    index = open(SYNONYMS);
    fill(SampleEntries.ALL);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "水位, wuhan.hydrology.river-stage",
    "空气质量, wuhan.environment.air-quality",
    "测站海拔, wuhan.weather.station",
    "值班电话 医院, wuhan.health.hospital",
    "发热门诊医院, wuhan.health.hospital-designated",
    "水务局, wuhan.hydrology.flood-limit",
    "ＰＭ２．５, wuhan.environment.air-quality",
    "earthquake, wuhan.earthquake.event",
    "Gas SENSOR, wuhan.gas.gas-reading",
    "duty phone, wuhan.health.hospital",
    "guarantee_stage, wuhan.hydrology.flood-limit",
  })
  void findsWordsInChineseAndEnglish(String text, String wanted) {
    assertThat(ids(text)).contains(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"海啸", "volcano", "水位 海啸", ",", "*:*", "title:水位\" OR"})
  void findsNothingWhereNothingMatches(String text) {
    assertThat(ids(text)).isEmpty();
  }

  @Test
  void findsATitleByAnyTwoOfItsNeighbouringCharacters() {
    for (Entry entry : SampleEntries.ALL) {
      String title = entry.title();
      for (int i = 0; i + 2 <= title.length(); i++) {
        assertThat(ids(title.substring(i, i + 2))).contains(entry.id());
      }
    }
  }

  @Test
  void putsTheEntryOfThatNameFirst() {
    assertThat(ids("医院物资需求")).first().isEqualTo("wuhan.health.hospital-supply");
    assertThat(ids("theme.hospital")).first().isEqualTo("wuhan.health.hospital");
    assertThat(ids("wuhan.flood.situation")).containsExactly("wuhan.flood.situation");
  }

  @Test
  void saysWhyAnEntryMatched() {
    Hit hit = search("水位", Audience.STEWARD).hits().get(0);

    assertThat(hit.highlights())
        .anySatisfy(
            h -> {
              assertThat(h.field()).isEqualTo(Field.TITLE);
              assertThat(marked(h)).containsOnly("水位");
            });
    assertThat(search("duty_phone", Audience.STEWARD).hits().get(0).highlights())
        .contains(
            new Highlight(
                Field.ITEM,
                "值班电话 · duty_phone · duty phone",
                List.of(new Span(7, 11), new Span(12, 17), new Span(20, 24), new Span(25, 30)),
                How.WORDS,
                "duty_phone"));
  }

  @Test
  void marksOnlyWhatIsInTheText() {
    for (Hit hit : search("医院 物资", Audience.STEWARD).hits()) {
      assertThat(hit.highlights()).isNotEmpty();
      for (Highlight highlight : hit.highlights()) {
        if (highlight.how() == How.WORDS) {
          assertThat(marked(highlight)).allMatch(m -> m.matches("(医院|物资)+"));
        }
      }
    }
  }

  @Test
  void narrowsByFacetsAndCountsWhatElseCouldBeChosen() {
    SearchRequest request =
        new SearchRequest(
            "", Map.of(Facet.ZONE, Set.of("theme", "topic")), Audience.STEWARD, 0, 100);

    SearchResult result = index.search(request);

    assertThat(result.hits()).hasSize(5);
    assertThat(result.facets().get(Facet.ZONE))
        .contains(new FacetCount("resource", 10), new FacetCount("theme", 3));
    assertThat(result.facets().get(Facet.THEME))
        .contains(new FacetCount("主题/卫生应急", 3), new FacetCount("主题/防汛抗旱", 2));
  }

  @Test
  void narrowsByAllFacetsAtOnce() {
    SearchRequest request =
        new SearchRequest(
            "医院",
            Map.of(Facet.SHARE, Set.of("conditional"), Facet.PROVIDER, Set.of("武汉市卫生健康委员会")),
            Audience.PARTNER,
            0,
            100);

    assertThat(index.search(request).hits())
        .extracting(Hit::id)
        .containsExactlyInAnyOrder(
            "wuhan.health.hospital", "wuhan.health.hospital-supply", "wuhan.health.supply-demand");
  }

  @Test
  void showsThePublicOnlyWhatIsOpenAndCountsNothingElse() {
    SearchResult result = search("", Audience.PUBLIC);

    long open = SampleEntries.ALL.stream().filter(Entry::open).count();
    assertThat(result.total()).isEqualTo(open);
    assertThat(result.facets().get(Facet.OPEN)).containsExactly(new FacetCount("true", open));
    assertThat(search("医院", Audience.PUBLIC).hits()).isEmpty();
  }

  @Test
  void showsDraftsToTheStewardOnly() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    index.put(SampleEntries.in(State.DRAFT, gas));

    assertThat(search("燃气", Audience.PARTNER).hits()).isEmpty();
    assertThat(search("燃气", Audience.STEWARD).hits()).extracting(Hit::id).containsExactly(gas.id());
  }

  @Test
  void findsTheNewestFormOfAnEntryOnly() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    index.put(SampleEntries.titled("煤气探头", gas));

    assertThat(ids("煤气")).containsExactly(gas.id());
    assertThat(search("", Audience.STEWARD).total()).isEqualTo(SampleEntries.ALL.size());
  }

  @Test
  void forgetsWhatIsTakenOut() {
    index.remove("wuhan.gas.gas-reading");
    index.remove("never.there");

    assertThat(ids("燃气")).isEmpty();
  }

  @Test
  void becomesExactlyWhatARebuildGives() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    fill(List.of(gas));
    assertThat(ids("")).containsExactly(gas.id());

    index.put(SampleEntries.of("wuhan.civil.division"));
    fill(List.of(gas));
    assertThat(ids("")).containsExactly(gas.id());

    fill(List.of());
    assertThat(ids("")).isEmpty();
  }

  @Test
  void answersFromWhatWasThereUntilARebuildIsWhole() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    List<Long> seen = new ArrayList<>();
    index.rebuild(
        Stream.of(gas, SampleEntries.of("wuhan.civil.division"))
            .peek(e -> seen.add(search("", Audience.STEWARD).total())),
        "2",
        taken -> {});

    long before = SampleEntries.ALL.size();
    assertThat(seen).containsExactly(before, before);
    assertThat(ids("")).containsExactly("wuhan.civil.division", gas.id());
  }

  @Test
  void keepsWhatIsWrittenWhileItIsRebuilt() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    Entry stage = SampleEntries.of("wuhan.hydrology.river-stage");
    Entry newer = SampleEntries.titled("煤气探头", gas);
    index.rebuild(
        Stream.of(SampleEntries.of("wuhan.civil.division"), gas, stage)
            .peek(
                e -> {
                  index.put(newer);
                  assertThat(ids("煤气探头")).containsExactly(gas.id());
                  index.remove(stage.id());
                  index.note(Map.of(gas.id(), LATE));
                }),
        "3",
        taken -> {});

    assertThat(ids("")).containsExactly("wuhan.civil.division", gas.id());
    assertThat(ids("煤气探头")).first().isEqualTo(gas.id());
    assertThat(search("", Audience.STEWARD).facets().get(Facet.FRESHNESS))
        .contains(new FacetCount("late", 1));
  }

  @Test
  void staysAsItWasWhenARebuildFails() {
    index.mark("7");
    Stream<Entry> broken =
        Stream.of(SampleEntries.ALL.get(0), SampleEntries.ALL.get(1))
            .peek(
                e -> {
                  if (e == SampleEntries.ALL.get(1)) {
                    throw new IllegalStateException("the store went away");
                  }
                });

    assertThatThrownBy(() -> index.rebuild(broken, "8", taken -> {}))
        .hasStackTraceContaining("the store went away");

    assertThat(ids("")).hasSize(SampleEntries.ALL.size());
    assertThat(index.mark()).isEqualTo("7");
    index.put(SampleEntries.titled("煤气探头", SampleEntries.of("wuhan.gas.gas-reading")));
    assertThat(ids("煤气探头")).isNotEmpty();
  }

  @Test
  void remembersHowFarItsCallerHasCome() {
    index.rebuild(SampleEntries.ALL.stream(), "41", taken -> {});
    assertThat(index.mark()).isEqualTo("41");

    index.mark("42");
    assertThat(index.mark()).isEqualTo("42");
  }

  @Test
  void tellsHowManyEntriesARebuildHasTakenIn() {
    List<Long> told = new ArrayList<>();
    index.rebuild(SampleEntries.ALL.stream(), "1", told::add);

    assertThat(told).isSorted().last().isEqualTo((long) SampleEntries.ALL.size());
  }

  @Test
  void narrowsByWhatIsNotedOfEntries() {
    String gas = "wuhan.gas.gas-reading";
    index.note(Map.of(gas, LATE, "never.there", LATE));

    SearchRequest late =
        new SearchRequest("", Map.of(Facet.FRESHNESS, Set.of("late")), Audience.STEWARD, 0, 10);
    assertThat(index.search(late).hits()).extracting(Hit::id).containsExactly(gas);
    assertThat(index.search(late).facets().get(Facet.QUALITY))
        .containsExactly(new FacetCount("poor", 1));
    assertThat(search("", Audience.STEWARD).facets().get(Facet.QUALITY))
        .containsExactly(
            new FacetCount("unknown", SampleEntries.ALL.size() - 1L), new FacetCount("poor", 1));
  }

  @Test
  void keepsWhatWasNotedWhenTheEntryIsWrittenOrAllAreReadAnew() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    index.note(Map.of(gas.id(), LATE));
    index.put(SampleEntries.titled("煤气探头", gas));
    fill(SampleEntries.ALL);

    assertThat(search("", Audience.STEWARD).facets().get(Facet.FRESHNESS))
        .contains(new FacetCount("late", 1));
  }

  @Test
  void forgetsTheFacetsAnEntryNoLongerHas() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    index.put(SampleEntries.registered(gas));

    assertThat(search("燃气传感器读数", Audience.STEWARD).facets().get(Facet.ZONE))
        .doesNotContain(new FacetCount("resource", 10));
  }

  @Test
  void showsTheFreshOneFirstAmongEquals() {
    Entry gas = SampleEntries.of("wuhan.gas.gas-reading");
    fill(List.of(SampleEntries.called("a", gas), SampleEntries.called("b", gas)));
    assertThat(ids("燃气")).containsExactly("a", "b");

    index.note(Map.of("a", LATE));
    assertThat(ids("燃气")).containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/city/weir/catalog/judged-searches.csv", numLinesToSkip = 1)
  void findsWhatStewardsLookFor(String asked, String wanted, How how, int place) {
    List<Hit> hits = search(asked, Audience.STEWARD).hits();

    assertThat(hits.stream().limit(place).map(Hit::id)).contains(wanted);
    Hit hit = hits.stream().filter(h -> h.id().equals(wanted)).findFirst().orElseThrow();
    assertThat(hit.highlights()).extracting(Highlight::how).contains(how);
    assertThat(hit.highlights())
        .allSatisfy(
            h -> {
              assertThat(h.matches()).isNotEmpty();
              assertThat(h.asked()).isNotBlank();
            });
  }

  @Test
  void saysForWhatWordsSomethingElseWasFound() {
    Hit hit = search("燃器 泄漏", Audience.STEWARD).hits().get(0);

    assertThat(hit.id()).isEqualTo("wuhan.gas.gas-reading");
    assertThat(hit.highlights())
        .anySatisfy(
            h -> {
              assertThat(h.how()).isEqualTo(How.TYPING);
              assertThat(h.asked()).isEqualTo("燃器");
              assertThat(marked(h)).contains("燃气");
            });
  }

  @Test
  void guessesAtTypingErrorsOnlyWhenNothingHasWhatWasTyped() {
    fill(
        List.of(
            SampleEntries.titled("水位", SampleEntries.called("a", gas())),
            SampleEntries.titled("水未", SampleEntries.called("b", gas()))));

    assertThat(ids("水未")).containsExactly("b");
    index.remove("b");
    assertThat(ids("水未")).containsExactly("a");
  }

  @Test
  void doesNotTellByAGuessWhatTheReaderMayNotKnowOf() {
    assertThat(search("ranqi", Audience.PUBLIC).total()).isZero();
    assertThat(search("燃器", Audience.PUBLIC).total()).isZero();
    assertThat(search("ranqi", Audience.PARTNER).total()).isPositive();
  }

  @Test
  void answersAsLongTextAsMayBeAsked() {
    assertThat(ids("水位 流量 观测时间 duty phone shuiwei hosptial 应急避南场所 ".repeat(4).strip())).isEmpty();
    assertThat(ids("水位".repeat(100))).contains("wuhan.hydrology.river-stage");
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "'', 4", "'', 100", "'武汉', 1", "'武汉', 3"})
  void givesEveryHitOnceOverAllPages(String text, int size) {
    List<String> whole = ids(text);
    List<String> paged = new ArrayList<>();
    for (int offset = 0; offset <= whole.size(); offset += size) {
      SearchResult page =
          index.search(new SearchRequest(text, Map.of(), Audience.STEWARD, offset, size));
      assertThat(page.total()).isEqualTo(whole.size());
      page.hits().forEach(h -> paged.add(h.id()));
    }

    assertThat(whole).isNotEmpty();
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void countsWithoutHits() {
    SearchResult result = index.search(SearchRequest.of("水位", Audience.STEWARD, 0));

    assertThat(result.hits()).isEmpty();
    assertThat(result.total()).isEqualTo(ids("水位").size()).isPositive();
  }

  @Test
  void refusesRequestsBeyondTheLimits() {
    assertThatThrownBy(() -> SearchRequest.of("水".repeat(201), Audience.PUBLIC, 10))
        .hasMessageContaining("201 characters")
        .hasMessageContaining("at most 200");
    assertThatThrownBy(() -> SearchRequest.of("", Audience.PUBLIC, 101))
        .hasMessageContaining("0 to 100");
  }

  private static final LivingFacts LATE = new LivingFacts(Quality.POOR, Freshness.LATE);

  private static Entry gas() {
    return SampleEntries.of("wuhan.gas.gas-reading");
  }

  private void fill(List<Entry> entries) {
    index.rebuild(entries.stream(), "1", taken -> {});
  }

  private SearchResult search(String text, Audience audience) {
    return index.search(SearchRequest.of(text, audience, 100));
  }

  private List<String> ids(String text) {
    return search(text, Audience.STEWARD).hits().stream().map(Hit::id).toList();
  }

  private static List<String> marked(Highlight highlight) {
    return highlight.matches().stream()
        .map(s -> highlight.text().substring(s.start(), s.end()))
        .toList();
  }
}
