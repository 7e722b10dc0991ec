package city.weir.catalog.lineage;

import static city.weir.catalog.lineage.Basin.column;
import static city.weir.catalog.lineage.Basin.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnTrailTest {
  private final Basin basin =
      new Basin()
          .made("stage")
          .made("limit")
          .made("day", "stage")
          .made("flood", "day", "limit")
          .computed("day", "top", "stage.z", "stage.tm")
          .computed("day", "station", "stage.station")
          .computed("flood", "below", "day.top", "limit.warning")
          .computed("flood", "name", "day.station");
  private final Basin.Person person = new Basin.Person();

  @Test
  void followsAColumnUpAndDown() {
    ColumnTrail trail =
        ColumnTrail.follow(basin.graph(), column("day", "top"), Direction.BOTH, 9, person);

    assertThat(arrows(trail))
        .containsExactlyInAnyOrder(
            "theme.stage.z>theme.day.top",
            "theme.stage.tm>theme.day.top",
            "theme.day.top>theme.flood.below");
    assertThat(trail.columns().get(table("stage"))).containsExactly("tm", "z");
    assertThat(trail.unseen()).isEmpty();
  }

  @Test
  void goesNoFurtherThanItsDepth() {
    ColumnTrail trail =
        ColumnTrail.follow(basin.graph(), column("flood", "below"), Direction.UP, 1, person);

    assertThat(arrows(trail))
        .containsExactlyInAnyOrder(
            "theme.day.top>theme.flood.below", "theme.limit.warning>theme.flood.below");
  }

  @Test
  void namesNoColumnOfATableThatMayNotBeSeen() {
    person.mayOnlyCount("day");

    ColumnTrail trail =
        ColumnTrail.follow(basin.graph(), column("flood", "below"), Direction.BOTH, 9, person);

    assertThat(arrows(trail)).containsExactly("theme.limit.warning>theme.flood.below");
    assertThat(trail.unseen()).containsExactly(column("flood", "below"));
    assertThat(trail.toString()).doesNotContain("day", "top");
  }

  @Test
  void linksTheColumnsOfGivenTables() {
    ColumnTrail trail =
        ColumnTrail.between(basin.graph(), Set.of(table("day"), table("flood")), person);

    assertThat(arrows(trail))
        .containsExactlyInAnyOrder(
            "theme.day.top>theme.flood.below", "theme.day.station>theme.flood.name");
  }

  @Test
  void endsInCyclesToo() {
    basin.computed("stage", "z", "flood.below");

    assertThat(
            ColumnTrail.follow(basin.graph(), column("day", "top"), Direction.BOTH, 20, person)
                .links())
        .hasSize(5);
  }

  private static List<String> arrows(ColumnTrail trail) {
    return trail.links().stream().map(link -> link.from() + ">" + link.to()).toList();
  }
}
