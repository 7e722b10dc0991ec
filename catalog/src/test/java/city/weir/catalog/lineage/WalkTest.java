package city.weir.catalog.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.lineage.Trail.Seen;
import city.weir.catalog.lineage.Trail.Stop;
import city.weir.catalog.lineage.Trail.Unseen;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final Extent FAR = new Extent(20, 200);

  private final Basin basin = new Basin();
  private final Basin.Person person = new Basin.Person();

  @Test
  void leadsFromTheSourceToWhatIsMadeFromIt() {
    basin.delivered("stage").made("day", "stage").made("flood", "day");

    Trail trail = walk("stage", Direction.BOTH, FAR);

    assertThat(ids(trail)).containsExactly("stage", "raw.stage", "mqtt:stage", "day", "flood");
    assertThat(trail.stops()).extracting(Stop::layer).containsExactly(0, -1, -2, 1, 2);
    assertThat(arrows(trail))
        .containsExactlyInAnyOrder(
            "mqtt:stage>raw.stage", "raw.stage>stage", "stage>day", "day>flood");
  }

  @Test
  void leadsFromTheEntryThatDeliversToWhatIsMadeOfIt() {
    basin.entry("gauge").entry("radar").delivered("stage", "gauge", "radar", "gone");
    basin.made("day", "stage");

    assertThat(ids(walk("gauge", Direction.DOWN, FAR)))
        .containsExactly("gauge", "raw.stage", "stage", "day");
    assertThat(ids(walk("stage", Direction.UP, FAR)))
        .as("what is not in force is not there")
        .containsExactly("stage", "raw.stage", "mqtt:stage", "gauge", "radar");
  }

  @Test
  void hidesAnEntryThatTheOnlookerMayNotKnowOf() {
    basin.entry("gauge").delivered("stage", "gauge");
    person.mayNotKnow("gauge", "mqtt:stage").mayOnlyCount("raw.stage");

    Trail trail = walk("stage", Direction.UP, FAR);

    assertThat(trail.stops()).hasSize(2);
    assertThat(trail.toString()).doesNotContain("gauge");
  }

  @Test
  void takesADatasetForADatasetThoughASourceNamesIt() {
    basin.delivered("limits").entry("limits").delivered("stage", "limits");

    assertThat(ids(walk("stage", Direction.UP, FAR)))
        .containsExactly("stage", "raw.stage", "mqtt:stage");
  }

  @Test
  void looksOneWayOnly() {
    basin.delivered("stage").made("day", "stage").made("flood", "day");

    assertThat(ids(walk("day", Direction.UP, FAR)))
        .containsExactly("day", "stage", "raw.stage", "mqtt:stage");
    assertThat(ids(walk("day", Direction.DOWN, FAR))).containsExactly("day", "flood");
  }

  @Test
  void countsWhatLiesBeyondItsDepth() {
    basin.made("a").made("b", "a").made("c", "b").made("d", "b");

    Trail trail = walk("a", Direction.BOTH, new Extent(1, 200));

    assertThat(ids(trail)).containsExactly("a", "b");
    assertThat(seen(trail, "b").below()).isEqualTo(2);
    assertThat(seen(trail, "a").below()).isZero();
  }

  @Test
  void countsWhatExceedsItsWidth() {
    basin.made("hub");
    IntStream.range(0, 40).forEach(i -> basin.made("m%02d".formatted(i), "hub"));

    Trail trail = walk("hub", Direction.DOWN, new Extent(3, 8));

    assertThat(trail.stops()).hasSize(9);
    assertThat(seen(trail, "hub").below()).isEqualTo(32);
  }

  @Test
  void namesNothingThatMayOnlyBeCounted() {
    basin.made("a").made("secret1", "a").made("secret2", "a").made("b", "a");

    person.mayOnlyCount("secret1", "secret2");
    Trail trail = walk("a", Direction.DOWN, FAR);

    assertThat(trail.stops()).hasSize(3).anySatisfy(s -> assertThat(s).isInstanceOf(Seen.class));
    assertThat(trail.stops())
        .filteredOn(Unseen.class::isInstance)
        .containsExactly(new Unseen("unseen-1", 2, 1));
    assertThat(trail.toString()).doesNotContain("secret");
  }

  @Test
  void goesThroughWhatMayOnlyBeCounted() {
    basin.made("a").made("secret", "a").made("hidden", "secret").made("end", "hidden", "a");

    person.mayOnlyCount("secret", "hidden");
    Trail trail = walk("end", Direction.UP, FAR);

    assertThat(trail.toString()).doesNotContain("secret", "hidden");
    assertThat(arrows(trail))
        .containsExactlyInAnyOrder("a>end", "unseen-1>end", "unseen-2>unseen-1", "a>unseen-2");
  }

  @Test
  void doesNotEvenCountWhatMayNotBeKnown() {
    basin.delivered("stage");
    person.mayNotKnow("raw.stage");

    assertThat(ids(walk("stage", Direction.BOTH, FAR))).containsExactly("stage");
    assertThat(seen(walk("stage", Direction.UP, new Extent(1, 1)), "stage").above()).isZero();
  }

  @Test
  void endsInCyclesToo() {
    basin.made("a", "c").made("b", "a").made("c", "b");

    Trail trail = walk("a", Direction.BOTH, FAR);

    assertThat(ids(trail)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(arrows(trail)).containsExactlyInAnyOrder("a>b", "b>c", "c>a");
  }

  @Test
  void showsWhoUsesWhatIsMadeFromIt() {
    basin.made("a").made("b", "a");
    Node police = Node.party("police", "公安局");
    Use agreement = new Use(police, Use.How.AGREEMENT, "query");
    Use read = new Use(police, Use.How.READ, "12");
    person.knowsOf("b", agreement).knowsOf("b", read).knowsOf("a", read);

    Trail down = walk("a", Direction.DOWN, FAR);

    assertThat(down.links())
        .contains(
            new Trail.Link("b", "party:police", List.of(agreement, read)),
            new Trail.Link("a", "party:police", List.of(read)));
    assertThat(ids(down)).containsExactly("a", "b", "party:police");
    assertThat(ids(walk("b", Direction.UP, FAR))).containsExactly("b", "a");
  }

  @Test
  void staysWithinAFewHundredStops() {
    basin.made("hub");
    IntStream.range(0, 30).forEach(i -> basin.made("l%02d".formatted(i), "hub"));
    IntStream.range(0, 3000)
        .forEach(i -> basin.made("m%04d".formatted(i), "l%02d".formatted(i % 30)));

    Trail trail = walk("hub", Direction.DOWN, FAR);

    assertThat(trail.stops()).hasSize(Extent.MOST_STOPS);
    assertThat(trail.seen().stream().mapToInt(Seen::below).sum())
        .isEqualTo(3031 - Extent.MOST_STOPS);
  }

  @Test
  void refusesExtentsOutOfRange() {
    assertThatThrownBy(() -> new Extent(0, 8)).hasMessage("depth is 0: write 1 to 20");
    assertThatThrownBy(() -> new Extent(3, 201)).hasMessage("width is 201: write 1 to 200");
  }

  private Trail walk(String start, Direction direction, Extent extent) {
    LineageGraph graph = basin.graph();
    return Walk.from(graph, graph.node(start).orElseThrow(), direction, extent, person);
  }

  private static Seen seen(Trail trail, String id) {
    return (Seen) trail.stop(id).orElseThrow();
  }

  private static List<String> ids(Trail trail) {
    return trail.stops().stream().map(Stop::id).toList();
  }

  private static List<String> arrows(Trail trail) {
    return trail.links().stream().map(link -> link.from() + ">" + link.to()).toList();
  }
}
