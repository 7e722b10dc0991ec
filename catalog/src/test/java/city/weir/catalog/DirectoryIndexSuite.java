package city.weir.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.SearchResult.Hit;
import city.weir.catalog.words.Synonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every directory index does with what is written; each adapter passes it. */
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
}
