package city.weir.catalog.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.lineage.Trail.Stop;
import city.weir.catalog.lineage.Trail.Unseen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Over graphs of any form, cycles and all, and readers who may see any part of them. */
class WalkPropertiesTest {
  private static final int NODES = 12;

  @Property(tries = 300)
  void neverNamesWhatMayNotBeSeenAndCountsItOnce(
      @ForAll @Size(max = 40) List<@IntRange(max = 143) Integer> edges,
      @ForAll @Size(max = 8) Set<@IntRange(min = 1, max = 11) Integer> secret,
      @ForAll @IntRange(min = 1, max = 6) int depth,
      @ForAll @IntRange(min = 1, max = 5) int width) {
    LineageGraph graph = graph(edges);
    Basin.Person person = new Basin.Person();
    secret.forEach(i -> person.mayOnlyCount(name(i)));

    Trail trail =
        Walk.from(
            graph,
            graph.node(name(0)).orElseThrow(),
            Direction.BOTH,
            new Extent(depth, width),
            person);

    String all = trail.toString();
    secret.forEach(i -> assertThat(all).doesNotContain(name(i)));
    assertThat(trail.stops()).extracting(Stop::id).doesNotHaveDuplicates();
    int counted =
        trail.stops().stream()
            .filter(Unseen.class::isInstance)
            .mapToInt(s -> ((Unseen) s).count())
            .sum();
    assertThat(counted).isLessThanOrEqualTo(secret.size());
    Set<String> ids = new HashSet<>(trail.stops().stream().map(Stop::id).toList());
    assertThat(trail.links())
        .allSatisfy(link -> assertThat(ids).contains(link.from(), link.to()))
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void findsEverythingThatCanBeReached(
      @ForAll @Size(max = 40) List<@IntRange(max = 143) Integer> edges) {
    LineageGraph graph = graph(edges);

    Trail trail =
        Walk.from(
            graph,
            graph.node(name(0)).orElseThrow(),
            Direction.DOWN,
            new Extent(20, 200),
            new Basin.Person());

    Set<String> reached = new HashSet<>(Set.of(name(0)));
    boolean more = true;
    while (more) {
      more = false;
      for (int edge : edges) {
        more |= reached.contains(name(edge / NODES)) && reached.add(name(edge % NODES));
      }
    }
    assertThat(trail.stops()).extracting(Stop::id).containsExactlyInAnyOrderElementsOf(reached);
    assertThat(trail.seen()).allSatisfy(seen -> assertThat(seen.below()).isZero());
  }

  private static LineageGraph graph(List<Integer> edges) {
    Basin basin = new Basin();
    for (int i = 0; i < NODES; i++) {
      List<String> inputs = new ArrayList<>();
      for (int edge : edges) {
        if (edge % NODES == i && edge / NODES != i) {
          inputs.add(name(edge / NODES));
        }
      }
      basin.made(name(i), inputs.toArray(String[]::new));
    }
    return basin.graph();
  }

  /** None is a part of another. */
  private static String name(int i) {
    return "t%02dx".formatted(i);
  }
}
