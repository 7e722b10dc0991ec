package city.weir.sharing.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.DataContract;
import city.weir.contract.DataContract.Status;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.calendar.CalendarYear;
import city.weir.sharing.calendar.WorkingDays;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.request.RequestRefusedException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The way of a request, from its draft to an agreement or a decision. */
class ProceedingsTest {
  private static final Instant MONDAY = SampleWish.MONDAY;
  private static final DataContract HOSPITALS = shared(Share.Type.CONDITIONAL);
  private static final Subject OWNER = owner("chen");
  private static final Subject APPLICANT = SampleCity.JIANGHAN;
  private static final Subject STEWARD = SampleCity.STEWARD;

  private final InMemoryAgreements agreements = new InMemoryAgreements();
  private final InMemoryRequests store = new InMemoryRequests(agreements);
  private final Deadlines deadlines =
      new Deadlines(new WorkingDays(CalendarYear.known()), ZoneId.of("Asia/Shanghai"), 5, 10);
  private final Proceedings proceedings =
      new Proceedings(
          new MachineCheck(Purposes.standard(), Set::of, Limits.USUAL, agreements),
          Stage.usual(),
          deadlines,
          agreements);

  private static DataContract shared(Share.Type type) {
    return SampleCity.hospitals(
        new Share(type, "防汛成员单位", null, Set.of(Way.QUERY, Way.SQL), false), false, Status.ACTIVE);
  }

  private static Subject owner(String id) {
    return new Subject(
        id,
        id,
        "health",
        HOSPITALS.provider().code(),
        Set.of(Subject.Role.OWNER),
        null,
        Grade.GENERAL_3);
  }

  private AccessRequest submitted(Wish wish) {
    return submitted(wish, HOSPITALS, null);
  }

  private AccessRequest submitted(Wish wish, DataContract dataset, @Nullable String renews) {
    AccessRequest draft = proceedings.draft("req-1", APPLICANT, dataset, wish, renews, MONDAY);
    store.add(draft, null, 100);
    return happens(draft, proceedings.submit(draft, APPLICANT, dataset, MONDAY));
  }

  private AccessRequest happens(AccessRequest before, Step step) {
    assertThat(store.append(before, step)).isTrue();
    return store.find(before.id()).orElseThrow();
  }

  private AccessRequest approved(AccessRequest request, Subject by) {
    return happens(request, proceedings.approve(request, by, HOSPITALS, "同意", null, MONDAY));
  }

  private static void assertRefused(
      Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefusedException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void grantsAtOnceWhatIsSharedWithoutCondition() {
    AccessRequest request = submitted(SampleWish.beds(), shared(Share.Type.UNCONDITIONAL), null);
    assertThat(request.state()).isEqualTo(new State.Granted("agr-1"));
    Agreement agreement = agreements.find("agr-1").orElseThrow();
    assertThat(agreement.inForce(MONDAY)).isTrue();
    assertThat(agreement.request()).isEqualTo("req-1");
    assertThat(agreement.terms().rows()).isEqualTo("beds > 20");
  }

  @Test
  void theOwnerDecidesOnAConditionalShare() {
    AccessRequest request = submitted(SampleWish.beds());
    assertThat(request.state().word()).isEqualTo("in-review");
    assertThat(agreements.all()).isEmpty();
    assertThat(proceedings.mayReview(request, OWNER, HOSPITALS)).isTrue();
    assertThat(proceedings.mayReview(request, STEWARD, HOSPITALS)).isFalse();
    request = approved(request, OWNER);
    assertThat(request.state()).isEqualTo(new State.Granted("agr-1"));
    assertThat(agreements.find("agr-1").orElseThrow().by()).isEqualTo("chen");
  }

  @Test
  void sensitiveColumnsTakeTheOwnerAndTheSteward() {
    AccessRequest request = approved(submitted(SampleWish.phones()), OWNER);
    assertThat(request.state())
        .isInstanceOfSatisfying(
            State.InReview.class,
            review -> assertThat(review.phase().name()).isEqualTo("steward-review"));
    assertThat(agreements.all()).isEmpty();
    AccessRequest waiting = request;
    assertRefused(Kind.NOT_PERMITTED, () -> approved(waiting, OWNER));
    assertThat(approved(request, STEWARD).state()).isInstanceOf(State.Granted.class);
  }

  @Test
  void columnsThatStayMaskedTakeNoSteward() {
    AccessRequest request =
        approved(submitted(SampleWish.of(Set.of("id", "phone"), "general-2")), OWNER);
    assertThat(request.state()).isInstanceOf(State.Granted.class);
  }

  @Test
  void onePersonDoesNotAgreeTwice() {
    Subject both =
        new Subject(
            "chen",
            "chen",
            "health",
            HOSPITALS.provider().code(),
            Set.of(Subject.Role.OWNER, Subject.Role.STEWARD),
            null,
            Grade.GENERAL_3);
    AccessRequest request = approved(submitted(SampleWish.phones()), both);
    assertRefused(Kind.NOT_PERMITTED, () -> approved(request, both));
  }

  @Test
  void nobodyDecidesOnTheRequestOfItsOwnParty() {
    Subject inTheSameOffice =
        new Subject(
            "li",
            "li",
            APPLICANT.party(),
            HOSPITALS.provider().code(),
            Set.of(Subject.Role.OWNER, Subject.Role.AGENCY),
            null,
            Grade.GENERAL_3);
    AccessRequest request = submitted(SampleWish.beds());
    assertRefused(Kind.NOT_PERMITTED, () -> approved(request, inTheSameOffice));
    assertRefused(Kind.NOT_PERMITTED, () -> approved(request, SampleCity.WUCHANG));
    assertRefused(
        Kind.NOT_PERMITTED, () -> proceedings.withdraw(request, SampleCity.WUCHANG, null, MONDAY));
  }

  @Test
  void handsInNothingThatTheCheckBlocks() {
    AccessRequest draft =
        proceedings.draft(
            "req-1", APPLICANT, HOSPITALS, SampleWish.of(Set.of("fax"), "general-1"), null, MONDAY);
    assertThatThrownBy(() -> proceedings.submit(draft, APPLICANT, HOSPITALS, MONDAY))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            e -> assertThat(e.findings()).extracting(Finding::field).containsExactly("columns"));
  }

  @Test
  void aReviewerMayAgreeToLess() {
    AccessRequest request = submitted(SampleWish.beds());
    Narrowing less =
        new Narrowing(
            Set.of("id", "beds"),
            "district_code = '420103'",
            Map.of("beds", "generalise:10"),
            SampleWish.NEXT_YEAR.minusSeconds(60),
            Set.of(),
            10,
            "general-1");
    request = happens(request, proceedings.approve(request, OWNER, HOSPITALS, null, less, MONDAY));
    assertThat(request.state()).isInstanceOf(State.Granted.class);
    Agreement agreement = agreements.find("agr-1").orElseThrow();
    assertThat(agreement.terms().columns()).containsExactlyInAnyOrder("id", "beds");
    assertThat(agreement.terms().rows()).isEqualTo("(beds > 20) and (district_code = '420103')");
    assertThat(agreement.terms().callsPerDay()).isEqualTo(10);
    assertThat(agreement.terms().masks()).containsKey("beds");
    assertThat(agreement.terms().clearance()).isEqualTo(Grade.GENERAL_1);
    assertThat(request.asked()).isEqualTo(SampleWish.beds());
  }

  @Test
  void aReviewerGivesNoMoreThanWasAskedFor() {
    AccessRequest request = submitted(SampleWish.beds());
    for (Narrowing more :
        List.of(
            new Narrowing(Set.of("phone"), null, Map.of(), null, Set.of(), null, null),
            new Narrowing(Set.of(), null, Map.of(), null, Set.of(), 1001, null),
            new Narrowing(Set.of(), null, Map.of(), null, Set.of(), null, "core"),
            new Narrowing(
                Set.of(),
                null,
                Map.of(),
                SampleWish.NEXT_YEAR.plusSeconds(1),
                Set.of(),
                null,
                null))) {
      assertRefused(
          Kind.INCOMPLETE,
          () -> proceedings.approve(request, OWNER, HOSPITALS, null, more, MONDAY));
    }
  }

  @Test
  void theClockStandsWhileItIsWithTheApplicant() {
    AccessRequest request = submitted(SampleWish.beds());
    Instant wednesday = MONDAY.plus(Duration.ofDays(2));
    request = happens(request, proceedings.giveBack(request, OWNER, HOSPITALS, "请写明依据", wednesday));
    assertThat(request.state()).isEqualTo(new State.Returned());
    assertThat(deadlines.current(request, wednesday)).isEmpty();
    Instant friday = MONDAY.plus(Duration.ofDays(4));
    request = happens(request, proceedings.amend(request, APPLICANT, SampleWish.beds(), friday));
    request = happens(request, proceedings.submit(request, APPLICANT, HOSPITALS, friday));
    Deadlines.Part part = deadlines.current(request, friday).orElseThrow();
    // Not published yet, so ten days: two were used, and eight are left from the next Monday on.
    assertThat(part.term().limit()).isEqualTo(10);
    assertThat(part.term().used()).isEqualTo(2);
    assertThat(part.term().due()).isEqualTo(Instant.parse("2026-12-02T16:00:00Z"));
  }

  @Test
  void aRefusalNamesItsGroundAndMayBeDisputedOnce() {
    AccessRequest request = submitted(SampleWish.beds());
    AccessRequest first = request;
    assertRefused(
        Kind.INCOMPLETE, () -> proceedings.refuse(first, OWNER, HOSPITALS, " ", "不行", MONDAY));
    request = happens(request, proceedings.refuse(request, OWNER, HOSPITALS, "第七条", "无关", MONDAY));
    assertThat(request.state()).isEqualTo(new State.Refused("第七条", true));
    request = happens(request, proceedings.dispute(request, APPLICANT, "职责所需", MONDAY));
    assertThat(request.state()).isEqualTo(new State.Disputed());
    // The provider stays with it: the steward decides, and that is the end.
    request = happens(request, proceedings.refuse(request, OWNER, HOSPITALS, "第七条", "维持", MONDAY));
    assertThat(request.state()).isInstanceOf(State.Escalated.class);
    assertThat(proceedings.mayReview(request, OWNER, HOSPITALS)).isFalse();
    request =
        happens(request, proceedings.refuse(request, STEWARD, HOSPITALS, "第七条", "维持", MONDAY));
    assertThat(request.state()).isEqualTo(new State.Refused("第七条", false));
    AccessRequest last = request;
    assertRefused(Kind.WRONG_STATE, () -> proceedings.dispute(last, APPLICANT, "再议", MONDAY));
  }

  @Test
  void theStewardMayDecideForTheApplicant() {
    AccessRequest request = submitted(SampleWish.phones());
    request = happens(request, proceedings.refuse(request, OWNER, HOSPITALS, "第七条", "无关", MONDAY));
    request = happens(request, proceedings.dispute(request, APPLICANT, "职责所需", MONDAY));
    request = happens(request, proceedings.escalate(request, APPLICANT, HOSPITALS, null, MONDAY));
    assertThat(approved(request, STEWARD).state()).isInstanceOf(State.Granted.class);
  }

  @Test
  void theProviderMayChangeItsMindInADispute() {
    AccessRequest request = submitted(SampleWish.beds());
    request = happens(request, proceedings.refuse(request, OWNER, HOSPITALS, "第七条", "无关", MONDAY));
    request = happens(request, proceedings.dispute(request, APPLICANT, "职责所需", MONDAY));
    assertThat(approved(request, OWNER).state()).isInstanceOf(State.Granted.class);
  }

  @Test
  void whatIsOverdueGoesToTheSteward() {
    AccessRequest request = submitted(SampleWish.beds());
    Instant due = deadlines.current(request, MONDAY).orElseThrow().term().due();
    assertThat(due).isNotNull();
    assertThat(proceedings.escalateOverdue(request, "clock", due.minusMillis(1))).isEmpty();
    AccessRequest waiting = request;
    assertRefused(
        Kind.NOT_PERMITTED,
        () -> proceedings.escalate(waiting, APPLICANT, HOSPITALS, null, due.minusMillis(1)));
    Optional<Step> step = proceedings.escalateOverdue(request, "clock", due);
    request = happens(request, step.orElseThrow());
    assertThat(request.state().word()).isEqualTo("escalated");
    assertThat(proceedings.escalateOverdue(request, "clock", due.plusSeconds(99999999))).isEmpty();
    assertThat(deadlines.parts(request, due))
        .extracting(part -> part.term().overdue())
        .containsExactly(true, false);
  }

  @Test
  void aWithdrawnRequestIsOver() {
    AccessRequest request = submitted(SampleWish.beds());
    AccessRequest over = happens(request, proceedings.withdraw(request, APPLICANT, null, MONDAY));
    assertThat(over.state()).isEqualTo(new State.Withdrawn());
    assertRefused(Kind.WRONG_STATE, () -> approved(over, OWNER));
    assertRefused(Kind.WRONG_STATE, () -> proceedings.submit(over, APPLICANT, HOSPITALS, MONDAY));
  }

  @Test
  void aRenewalMakesTheNextVersionOfTheAgreement() {
    approved(submitted(SampleWish.beds()), OWNER);
    Wish longer = SampleWish.beds();
    AccessRequest renewal =
        proceedings.draft("req-2", APPLICANT, HOSPITALS, longer, "agr-1", MONDAY.plusSeconds(60));
    store.add(renewal, null, 100);
    renewal = happens(renewal, proceedings.submit(renewal, APPLICANT, HOSPITALS, MONDAY));
    renewal = approved(renewal, OWNER);
    assertThat(renewal.state()).isEqualTo(new State.Granted("agr-1"));
    assertThat(agreements.versions("agr-1")).hasSize(2);
  }

  @Test
  void twoReviewersAtOnceDecideOnce() {
    AccessRequest request = submitted(SampleWish.beds());
    Step yes = proceedings.approve(request, OWNER, HOSPITALS, null, null, MONDAY);
    Step no = proceedings.refuse(request, owner("wang"), HOSPITALS, "第七条", "无关", MONDAY);
    assertThat(store.append(request, no)).isTrue();
    assertThat(store.append(request, yes)).isFalse();
    assertThat(agreements.all()).isEmpty();
  }

  @Test
  void bothSidesAndTheStewardComment() {
    AccessRequest request = submitted(SampleWish.beds());
    for (Subject subject : List.of(APPLICANT, OWNER, STEWARD)) {
      request = happens(request, proceedings.comment(request, subject, HOSPITALS, "请看", MONDAY));
    }
    AccessRequest commented = request;
    assertThat(commented.state().word()).isEqualTo("in-review");
    assertRefused(
        Kind.NOT_PERMITTED,
        () -> proceedings.comment(commented, SampleCity.WUCHANG, HOSPITALS, "?", MONDAY));
  }
}
