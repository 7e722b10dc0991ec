package city.weir.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How every directory index answers; each adapter passes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DirectorySearchSuite {
  private static final Synonyms SYNONYMS = Synonyms.ofTheField();

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DirectoryIndex index;

  /** An index that is empty. */
  protected abstract DirectoryIndex open(Synonyms synonyms);

  @BeforeAll
  void fill() {
    index = open(SYNONYMS);
    index.rebuild(SampleEntries.ALL.stream(), "1", taken -> {});
  }

  @AfterAll
  @SuppressWarnings("NullAway") // not there when it could not be opened
  void close() {
    if (index != null) {
      index.close();
    }
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
                "值班电话 · duty_phone · duty phone · telephone",
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
