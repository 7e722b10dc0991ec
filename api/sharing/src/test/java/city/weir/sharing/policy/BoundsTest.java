package city.weir.sharing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.DataContract.Status;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.policy.Agreement.State;
import city.weir.sharing.policy.Decision.Deny;
import city.weir.sharing.policy.Decision.Deny.Code;
import city.weir.sharing.policy.Decision.Permit;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Purpose, network, hours, frequency and masks of agreements, at the one decision point. */
class BoundsTest {
  /** Noon in China. */
  private static final Instant NOON = Instant.parse("2026-06-15T04:00:00Z");

  private static final DataContract HOSPITALS = shared(Share.Type.CONDITIONAL);
  private static final Terms TERMS =
      Terms.of(Set.of(Way.QUERY), NOON.minusSeconds(60)).cleared(Grade.GENERAL_4);

  private final InMemoryAgreements agreements = new InMemoryAgreements();
  private final Policy policy =
      new Policy(agreements, new InMemoryCallCounts(), ZoneId.of("Asia/Shanghai"));

  private static DataContract shared(Share.Type type) {
    return SampleCity.hospitals(
        new Share(type, "防汛成员单位", null, Set.of(Way.QUERY), false), false, Status.ACTIVE);
  }

  private static Circumstances call(@Nullable String network, @Nullable String purpose) {
    return new Circumstances(Way.QUERY, NOON, network, purpose);
  }

  private Decision decide(Circumstances circumstances) {
    return policy.decide(SampleCity.JIANGHAN, HOSPITALS, circumstances);
  }

  private static void assertDenied(Decision decision, Code code, String remedy) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Deny.class,
            deny -> {
              assertThat(deny.code()).isEqualTo(code);
              assertThat(deny.remedy().en()).contains(remedy);
              assertThat(deny.reason().zh()).contains("a-1");
            });
  }

  @Test
  void anAgreementOpensNothingForAnotherPurpose() {
    agreements.add(SampleAgreements.of("a-1", TERMS));
    assertDenied(decide(call(null, "drill")), Code.PURPOSE_NOT_AGREED, "access-requests");
    assertThat(((Permit) decide(call(null, "emergency-response"))).purpose())
        .isEqualTo("emergency-response");
  }

  @Test
  void aCallThatDeclaresNoPurposeIsForWhatWasAgreed() {
    agreements.add(SampleAgreements.of("a-1", TERMS));
    assertThat(((Permit) decide(call(null, null))).purpose()).isEqualTo("emergency-response");
  }

  @Test
  void dataGoesToTheAgreedNetworksOnly() {
    agreements.add(SampleAgreements.of("a-1", TERMS.within(Set.of("government"), null)));
    assertDenied(decide(call(null, null)), Code.NETWORK_NOT_AGREED, "government");
    assertDenied(decide(call("office", null)), Code.NETWORK_NOT_AGREED, "government");
    assertThat(decide(call("government", null))).isInstanceOf(Permit.class);
  }

  @Test
  void dataGoesOutInTheAgreedHoursOnly() {
    Hours night = new Hours(LocalTime.of(20, 0), LocalTime.of(6, 0));
    agreements.add(SampleAgreements.of("a-1", TERMS.within(Set.of(), night)));
    assertDenied(decide(call(null, null)), Code.OUT_OF_HOURS, "20:00-06:00");
    Circumstances midnight = Circumstances.of(Way.QUERY, NOON.plusSeconds(12 * 3600));
    assertThat(decide(midnight)).isInstanceOf(Permit.class);
  }

  @Test
  void soManyCallsADayAndNoMore() {
    agreements.add(SampleAgreements.of("a-1", TERMS.callsPerDay(2)));
    Decision first = policy.admit(SampleCity.JIANGHAN, HOSPITALS, call(null, null));
    assertThat(first).isInstanceOf(Permit.class);
    assertThat(decide(call(null, null))).isInstanceOf(Permit.class);
    assertThat(policy.admit(SampleCity.JIANGHAN, HOSPITALS, call(null, null)))
        .isInstanceOf(Permit.class);
    assertDenied(
        policy.admit(SampleCity.JIANGHAN, HOSPITALS, call(null, null)),
        Code.QUOTA_SPENT,
        "tomorrow");
    assertDenied(decide(call(null, null)), Code.QUOTA_SPENT, "tomorrow");
    // What was admitted goes on to its end.
    assertThat(
            policy.stillPermits(
                SampleCity.JIANGHAN, HOSPITALS, call(null, null), (Permit) first, NOON))
        .isTrue();
    Circumstances tomorrow = Circumstances.of(Way.QUERY, NOON.plusSeconds(24 * 3600));
    assertThat(policy.admit(SampleCity.JIANGHAN, HOSPITALS, tomorrow)).isInstanceOf(Permit.class);
  }

  @Test
  void whatIsUnderWayEndsWithTheAgreement() {
    Agreement first = SampleAgreements.of("a-1", TERMS.during(TERMS.from(), NOON.plusSeconds(60)));
    agreements.add(first);
    Permit permit = (Permit) decide(call(null, null));
    assertThat(still(permit, NOON.plusSeconds(59))).isTrue();
    assertThat(still(permit, NOON.plusSeconds(60))).isFalse();
    agreements.add(first.revoked(NOON, "chen", "滥用"));
    assertThat(still(permit, NOON)).isFalse();
  }

  @Test
  void whatIsUnderWayEndsWhenItsRowsChange() {
    Agreement first = SampleAgreements.of("a-1", TERMS);
    agreements.add(first);
    Permit permit = (Permit) decide(call(null, null));
    agreements.add(first.renewed(NOON, TERMS.ofRows("beds > 20"), "chen", null));
    assertThat(still(permit, NOON)).isFalse();
  }

  private boolean still(Permit permit, Instant at) {
    return policy.stillPermits(SampleCity.JIANGHAN, HOSPITALS, call(null, null), permit, at);
  }

  @Test
  void anAgreementMayMaskWhatTheClearanceWouldShow() {
    agreements.add(
        SampleAgreements.of(
            "a-1", TERMS.masked(Map.of("phone", new Mask.Hash(), "name", new Mask.Partial(1, 0)))));
    Permit permit = (Permit) decide(call(null, null));
    assertThat(permit.masks())
        .containsEntry("phone", new Mask.Hash())
        .containsEntry("name", new Mask.Partial(1, 0));
    assertThat(permit.why(HOSPITALS.column("phone").orElseThrow()).orElseThrow().en())
        .contains("Agreement a-1");
  }

  @Test
  void ofTwoMasksTheStricterHolds() {
    agreements.add(
        SampleAgreements.of(
            "a-1", TERMS.cleared(Grade.GENERAL_1).masked(Map.of("phone", new Mask.Partial(1, 1)))));
    Permit permit =
        (Permit)
            policy.decide(
                new Subject(
                    "x",
                    "x",
                    SampleCity.JIANGHAN.party(),
                    null,
                    Set.of(Subject.Role.AGENCY),
                    null,
                    Grade.GENERAL_1),
                HOSPITALS,
                call(null, null));
    assertThat(permit.masks()).containsEntry("phone", new Mask.Partial(1, 1));
    assertThat(permit.why(HOSPITALS.column("phone").orElseThrow()).orElseThrow().en())
        .contains("graded general-4", "cleared for general-1");
    assertThat(permit.why(HOSPITALS.column("id").orElseThrow())).isEmpty();
  }

  @Test
  void anAgreementOnAnUnconditionalShareOnlyEverAdds() {
    DataContract everybody = shared(Share.Type.UNCONDITIONAL);
    Decision without = policy.decide(SampleCity.JIANGHAN, everybody, call(null, null));
    agreements.add(
        SampleAgreements.of("a-1", TERMS.cleared(Grade.GENERAL_1).ofColumns(Set.of("id"))));
    assertThat(policy.decide(SampleCity.JIANGHAN, everybody, call(null, null))).isEqualTo(without);
    agreements.add(SampleAgreements.of("a-2", TERMS.during(TERMS.from().minusSeconds(9), null)));
    Permit wider = (Permit) policy.decide(SampleCity.JIANGHAN, everybody, call(null, null));
    assertThat(wider.agreement()).isEqualTo("a-2");
    assertThat(wider.masks()).isEmpty();
  }

  @Test
  void theNextAgreementStepsInWhereOneDoesNotHold() {
    agreements.add(SampleAgreements.of("a-1", TERMS.within(Set.of("government"), null)));
    agreements.add(SampleAgreements.of("a-2", 1, TERMS.ofRows("beds > 20"), State.ACTIVE));
    assertThat(((Permit) decide(call("government", null))).agreement()).isEqualTo("a-1");
    assertThat(((Permit) decide(call(null, null))).agreement()).isEqualTo("a-2");
  }

  @Test
  void aProviderForeseesWhatTheOtherSideWouldSee() {
    Agreement proposed =
        SampleAgreements.of("a-9", TERMS.ofColumns(Set.of("id", "name")).ofRows("beds > 20"));
    Permit foreseen = (Permit) policy.foresee(SampleCity.JIANGHAN, HOSPITALS, proposed);
    agreements.add(proposed);
    assertThat(decide(call(null, null))).isEqualTo(foreseen);
    assertThat(foreseen.hidden()).contains("phone").doesNotContain("id", "name");
  }
}
