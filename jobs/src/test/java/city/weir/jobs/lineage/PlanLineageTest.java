package city.weir.jobs.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.jobs.SparkRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which manner columns take part, and that no more is told than is so. */
class PlanLineageTest {
  @TempDir static Path folder;
  private Rivers rivers;

  @BeforeEach
  void fill() {
    rivers = new Rivers(SparkRuntime.start(SparkRuntime.folder(folder.toUri().toString())));
  }

  @Test
  void tellsWhatIsTakenFromWhatIsComputed() {
    Derivation lineage =
        rivers.lineage(
            "SELECT station, stage * 2 AS twice, CAST(hour AS int) AS hour FROM reading");

    assertThat(told(lineage.of("station"))).isEqualTo("resource.reading.station IDENTITY");
    assertThat(told(lineage.of("twice"))).isEqualTo("resource.reading.stage TRANSFORMATION");
    assertThat(told(lineage.of("hour"))).isEqualTo("resource.reading.hour IDENTITY");
    assertThat(lineage.rows()).isEmpty();
  }

  @Test
  void tellsAggregatesAndWhatTheyAreGroupedBy() {
    Derivation lineage =
        rivers.lineage(
            "SELECT place, max(stage) AS top, count(*) AS n FROM reading WHERE hour > 8 GROUP BY place");

    assertThat(told(lineage.of("place"))).isEqualTo("resource.reading.place IDENTITY");
    assertThat(told(lineage.of("top"))).isEqualTo("resource.reading.stage AGGREGATION");
    assertThat(lineage.of("n")).isEmpty();
    assertThat(told(lineage.rows()))
        .isEqualTo("resource.reading.hour FILTER, resource.reading.place GROUP_BY");
  }

  @Test
  void tellsTheValueFromWhatItIsChosenBy() {
    Derivation lineage =
        rivers.lineage(
            "SELECT CASE WHEN flow > 1 THEN stage END AS a, CASE WHEN stage > 1 THEN stage END AS b,"
                + " max_by(place, hour) OVER (PARTITION BY station) AS c FROM reading");

    assertThat(told(lineage.of("a")))
        .isEqualTo("resource.reading.flow CONDITIONAL, resource.reading.stage TRANSFORMATION");
    assertThat(told(lineage.of("b"))).isEqualTo("resource.reading.stage TRANSFORMATION");
    assertThat(told(lineage.of("c")))
        .isEqualTo(
            "resource.reading.hour CONDITIONAL, resource.reading.place AGGREGATION,"
                + " resource.reading.station WINDOW");
  }

  @Test
  void followsJoinsUnionsAndNamedQueries() {
    Derivation lineage =
        rivers.lineage(
            "WITH named AS (SELECT station AS id, name AS label FROM gauge"
                + " UNION ALL SELECT station, place FROM reading)"
                + " SELECT n.label, r.stage FROM reading r JOIN named n ON n.id = r.station");

    assertThat(told(lineage.of("label")))
        .isEqualTo("resource.reading.place IDENTITY, theme.gauge.name IDENTITY");
    assertThat(told(lineage.of("stage"))).isEqualTo("resource.reading.stage IDENTITY");
    assertThat(told(lineage.rows()))
        .isEqualTo("resource.reading.station JOIN, theme.gauge.station JOIN");
  }

  @Test
  void keepsBothSidesOfATableJoinedToItself() {
    Derivation lineage =
        rivers.lineage(
            "SELECT a.stage AS mine, b.flow AS theirs FROM reading a JOIN reading b ON a.hour = b.hour");

    assertThat(told(lineage.of("mine"))).isEqualTo("resource.reading.stage IDENTITY");
    assertThat(told(lineage.of("theirs"))).isEqualTo("resource.reading.flow IDENTITY");
  }

  @Test
  void looksIntoSubqueries() {
    Derivation lineage =
        rivers.lineage(
            "SELECT (SELECT max(g.warning) FROM gauge g WHERE g.station = r.place) AS w"
                + " FROM reading r WHERE EXISTS (SELECT 1 FROM gauge x WHERE x.district = r.tags)");

    assertThat(told(lineage.of("w")))
        .isEqualTo(
            "resource.reading.place FILTER, theme.gauge.station FILTER, theme.gauge.warning AGGREGATION");
    assertThat(told(lineage.rows()))
        .isEqualTo("resource.reading.tags FILTER, theme.gauge.district FILTER");
  }

  @Test
  void saysNothingOfColumnsThatAreOnlyCarriedAlong() {
    Derivation lineage =
        rivers.lineage("SELECT k.stage FROM (SELECT *, upper(tags) AS loud FROM reading) k");

    assertThat(told(lineage.of("stage"))).isEqualTo("resource.reading.stage IDENTITY");
    assertThat(lineage.columns()).containsOnlyKeys("stage");
  }

  private static String told(List<Influence> influences) {
    return influences.stream()
        .map(
            influence ->
                influence.of()
                    + " "
                    + influence.manners().stream()
                        .sorted()
                        .map(Enum::name)
                        .collect(Collectors.joining("+")))
        .collect(Collectors.joining(", "));
  }
}
