package city.weir.catalog.demand;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.SampleEntries;
import city.weir.catalog.State;
import city.weir.catalog.demand.Candidate.Covered;
import city.weir.catalog.demand.Candidate.How;
import city.weir.catalog.demand.Candidate.Reason;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTest {
  private static final String RIVER = "wuhan.hydrology.river-stage";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Published directory;

  @BeforeEach
  void open() {
    directory = new Published(folder);
    directory.sampleCity();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void findsWhatCoversTheWantedItemsAndSaysByWhichColumns() {
    List<Candidate> found =
        directory.matching().candidates(SampleDemands.wish("长江水位流量", "水位", "流量", "含沙量"));

    assertThat(found).isNotEmpty();
    Candidate best = found.get(0);
    assertThat(best.entry()).isEqualTo(RIVER);
    assertThat(best.covered())
        .contains(
            new Covered("水位", "stage", "水位", How.ELEMENT),
            new Covered("流量", "flow", "流量", How.ELEMENT));
    assertThat(best.missing()).containsExactly("含沙量");
    assertThat(best.reasons()).contains(Reason.THEME, Reason.AREA, Reason.CYCLE);
  }

  @Test
  void recognisesWantedItemsBySynonymsOfTheLibrary() {
    Wish wish = SampleDemands.wish("医院联系方式", "手机号码", "区划代码");

    Candidate hospital =
        directory.matching().judge(wish, SampleEntries.of("wuhan.health.hospital")).orElseThrow();

    assertThat(hospital.covered())
        .extracting(Covered::column, Covered::how)
        .contains(
            org.assertj.core.groups.Tuple.tuple("duty_phone", How.ELEMENT),
            org.assertj.core.groups.Tuple.tuple("district_code", How.ELEMENT));
  }

  @Test
  void findsNothingForWhatNobodyHas() {
    Wish wish =
        new Wish(
            "房屋产权登记",
            "emergency-response",
            "核查",
            "《民法典》第二百一十条",
            List.of("产权证号", "抵押权人"),
            null,
            null,
            null,
            null);

    assertThat(directory.matching().candidates(wish)).isEmpty();
  }

  @Test
  void leavesOutWhatIsNotInForce() {
    Wish wish = SampleDemands.wish("河道水位", "水位", "流量");

    assertThat(directory.matching().judge(wish, SampleEntries.of(RIVER))).isPresent();
    for (State state : State.values()) {
      if (state != State.PUBLISHED) {
        assertThat(
                directory.matching().judge(wish, SampleEntries.in(state, SampleEntries.of(RIVER))))
            .as("%s", state)
            .isEmpty();
      }
    }
  }

  @Test
  void ranksWhatCoversMoreHigher() {
    List<Candidate> found =
        directory.matching().candidates(SampleDemands.wish("水位", "水位", "流量", "站名"));

    assertThat(found).extracting(Candidate::score).isSortedAccordingTo((a, b) -> b - a);
    assertThat(found).hasSizeLessThanOrEqualTo(Matching.KEPT);
    assertThat(found).allMatch(candidate -> candidate.score() >= Matching.LEAST);
  }

  @Property(tries = 200)
  void likenessIsSymmetricAndWithinBounds(@ForAll String a, @ForAll String b) {
    assertThat(Matching.alike(a, b)).isBetween(0.0, 1.0).isEqualTo(Matching.alike(b, a));
    assertThat(Matching.alike(a, a)).isEqualTo(1.0);
  }
}
