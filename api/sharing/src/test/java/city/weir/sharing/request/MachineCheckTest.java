package city.weir.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.DataContract.Status;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Terms;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineCheckTest {
  private static final DataContract HOSPITALS = shared(Share.Type.CONDITIONAL);
  private final InMemoryAgreements agreements = new InMemoryAgreements();
  private final MachineCheck check =
      new MachineCheck(Purposes.standard(), () -> Set.of("government"), Limits.USUAL, agreements);

  private static DataContract shared(Share.Type type) {
    return SampleCity.hospitals(
        new Share(type, "防汛成员单位", "《保守国家秘密法》", Set.of(Way.QUERY, Way.SQL), false),
        false,
        Status.ACTIVE);
  }

  private MachineCheck.Checked check(Wish wish, @Nullable String renews) {
    return check.check(wish, HOSPITALS, SampleCity.JIANGHAN.party(), renews, SampleWish.MONDAY);
  }

  @Test
  void findsNothingInWhatIsWhole() {
    MachineCheck.Checked checked = check(SampleWish.beds(), null);
    assertThat(checked.findings()).isEmpty();
    Terms terms = checked.terms();
    assertThat(terms).isNotNull();
    assertThat(terms.ways()).containsExactly(Way.QUERY);
    assertThat(terms.from()).isEqualTo(SampleWish.MONDAY);
    assertThat(terms.clearance()).isEqualTo(Grade.GENERAL_2);
  }

  @Test
  void namesEveryFieldThatIsWrongAndWhatToDo() {
    Wish wrong =
        new Wish(
            "curiosity",
            " ",
            null,
            Set.of("file"),
            Set.of("fax"),
            "beds >",
            Map.of("phone", "blurred", "fax", "hash"),
            null,
            SampleWish.MONDAY.minusSeconds(1),
            Set.of("home"),
            "always",
            0,
            "secret");
    MachineCheck.Checked checked = check(wrong, "a-9");
    assertThat(checked.terms()).isNull();
    assertThat(checked.findings())
        .allMatch(Finding::blocks)
        .allSatisfy(
            finding -> {
              assertThat(finding.why().zh()).isNotBlank();
              assertThat(finding.remedy().en()).isNotBlank();
            })
        .extracting(Finding::field)
        .containsExactlyInAnyOrder(
            "purpose",
            "use",
            "ground",
            "ways",
            "columns",
            "rows",
            "masks",
            "masks",
            "until",
            "networks",
            "hours",
            "callsPerDay",
            "clearance");
  }

  @Test
  void wantsAnEndWithinWhatMayBeAgreed() {
    Wish beds = SampleWish.beds();
    assertThat(check(until(beds, null), null).findings())
        .extracting(Finding::field)
        .containsExactly("until");
    assertThat(check(until(beds, SampleWish.MONDAY.plusSeconds(4L * 366 * 86400)), null).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy().en()).contains("2029-11-16"));
  }

  private static Wish until(Wish wish, java.time.@Nullable Instant until) {
    return new Wish(
        wish.purpose(),
        wish.use(),
        wish.ground(),
        wish.ways(),
        wish.columns(),
        wish.rows(),
        wish.masks(),
        wish.from(),
        until,
        wish.networks(),
        wish.hours(),
        wish.callsPerDay(),
        wish.clearance());
  }

  @Test
  void goesByTheLimitsOfTheCity() {
    Limits narrow = new Limits(Period.ofDays(10), false, 7, 4, 1);
    MachineCheck strict =
        new MachineCheck(Purposes.standard(), () -> Set.of("government"), narrow, agreements);
    Wish beds = SampleWish.beds();
    Wish wish =
        new Wish(
            beds.purpose(),
            "防汛调度",
            "《防洪法》第八条",
            beds.ways(),
            beds.columns(),
            beds.rows(),
            beds.masks(),
            beds.from(),
            SampleWish.MONDAY.plusSeconds(11 * 86400),
            beds.networks(),
            beds.hours(),
            8,
            beds.clearance());
    assertThat(
            strict
                .check(wish, HOSPITALS, SampleCity.JIANGHAN.party(), null, SampleWish.MONDAY)
                .findings())
        .allMatch(Finding::blocks)
        .extracting(finding -> finding.field() + ": " + finding.remedy().en())
        .satisfiesExactlyInAnyOrder(
            ground -> assertThat(ground).startsWith("ground").contains("at most 4 characters"),
            until -> assertThat(until).startsWith("until"),
            calls -> assertThat(calls).startsWith("callsPerDay").contains("1 to 7"));
  }

  @Test
  void warnsOfMoreThanIsNeeded() {
    assertThat(check(SampleWish.of(Set.of("id", "name"), "core"), null).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.blocks()).isFalse();
              assertThat(finding.field()).isEqualTo("clearance");
              assertThat(finding.remedy().en()).contains("general-1");
            });
    assertThat(check(SampleWish.of(Set.of(), "general-1"), null).findings())
        .extracting(Finding::field)
        .containsExactly("columns");
  }

  @Test
  void warnsOfWhatIsHeldAlready() {
    agreements.add(
        SampleAgreements.of(
            "a-1",
            Terms.of(Set.of(Way.QUERY), SampleWish.MONDAY.minusSeconds(9))
                .cleared(Grade.GENERAL_4)));
    assertThat(check(SampleWish.beds(), null).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.why().en()).contains("a-1 covers this"));
    assertThat(check(SampleWish.beds(), "a-1").findings()).isEmpty();
  }

  @Test
  void blocksTheRenewalOfWhatThereIsNot() {
    assertThat(check(SampleWish.beds(), "a-7").findings())
        .extracting(Finding::field)
        .containsExactly("renews");
  }

  @Test
  void blocksWhatIsWithheldAndSaysOnWhichGround() {
    MachineCheck.Checked checked =
        check.check(SampleWish.beds(), shared(Share.Type.WITHHELD), "x", null, SampleWish.MONDAY);
    assertThat(checked.findings())
        .anySatisfy(finding -> assertThat(finding.why().zh()).contains("保守国家秘密法"));
    assertThat(checked.terms()).isNull();
  }
}
