package city.weir.catalog.grading.exception;

import static city.weir.catalog.grading.exception.SampleExceptions.NOW;
import static city.weir.catalog.grading.exception.SampleExceptions.UNTIL;
import static city.weir.catalog.grading.exception.SampleExceptions.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.grading.exception.GradeException.State;
import city.weir.contract.Grade;
import city.weir.contract.GradeReason;
import city.weir.contract.TableName;
import city.weir.contract.reading.GradeApprovals.Claim;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final TableName PEOPLE = TableName.parse("theme.people");

  private final ExceptionStore store = new InMemoryExceptions();
  private final Exceptions exceptions = at(NOW);
  private final KeptApprovals approvals = approvalsAt(NOW);

  private Exceptions at(Instant moment) {
    return new Exceptions(store, Clock.fixed(moment, ZONE), ZONE);
  }

  private KeptApprovals approvalsAt(Instant moment) {
    return new KeptApprovals(store, Clock.fixed(moment, ZONE), ZONE);
  }

  @BeforeEach
  void ask() throws Exception {
    exceptions.ask(asked("ge-1"), null);
  }

  private GradeException current() {
    return store.find("ge-1").orElseThrow();
  }

  private GradeReason approved() throws Exception {
    return approvals.reason(exceptions.approve(current(), "qian-yu", "核过"));
  }

  private static Claim claim(GradeReason reason) {
    return new Claim(
        "wuhan.topic.totals", "total", Grade.GENERAL_1, reason, PEOPLE, "total", Grade.GENERAL_3);
  }

  @Test
  void countsOnceSomebodyElseHasApprovedIt() throws Exception {
    GradeReason forged =
        new GradeReason("ge-1", current().because(), "x", "zhao-min", LocalDate.of(2026, 7, 1));
    assertThat(approvals.objection(claim(forged)))
        .hasValue("approval ge-1 has not been approved yet");

    assertThat(approvals.objection(claim(approved()))).isEmpty();
  }

  @Test
  void isNotApprovedByWhoAskedForIt() {
    assertThatThrownBy(() -> exceptions.approve(current(), "zhao-min", ""))
        .isInstanceOf(ExceptionRefused.class)
        .hasMessageContaining("another steward");
    assertThat(current().state()).isEqualTo(State.ASKED);
  }

  @Test
  void endsWithItsDay() throws Exception {
    Claim claim = claim(approved());

    // By the city's clock: its last day ends at 16:00 UTC.
    assertThat(approvalsAt(Instant.parse("2027-06-30T15:59:59Z")).objection(claim)).isEmpty();
    assertThat(approvalsAt(Instant.parse("2027-06-30T16:00:00Z")).objection(claim))
        .hasValue("approval ge-1 ended on 2027-06-30");
  }

  @Test
  void endsWhenItIsRevoked() throws Exception {
    Claim claim = claim(approved());
    assertThatThrownBy(() -> exceptions.revoke(current(), "zhao-min", " "))
        .hasMessageContaining("why");

    exceptions.revoke(current(), "zhao-min", "口径变了");

    assertThat(approvals.objection(claim)).hasValue("approval ge-1 was revoked by zhao-min: 口径变了");
    assertThatThrownBy(() -> exceptions.revoke(current(), "zhao-min", "again"))
        .hasMessageContaining("is revoked, not approved");
  }

  @Test
  void coversOnlyWhatItWasGivenFor() throws Exception {
    GradeReason reason = approved();
    Claim right = claim(reason);

    assertThat(approvals.objection(with(right, "wuhan.other", "total", Grade.GENERAL_1)))
        .hasValue("approval ge-1 is for 'total' of wuhan.topic.totals");
    assertThat(approvals.objection(with(right, right.dataset(), "name", Grade.GENERAL_1)))
        .isPresent();
    assertThat(
            approvals.objection(
                new Claim(
                    right.dataset(),
                    "total",
                    Grade.GENERAL_1,
                    reason,
                    PEOPLE,
                    "total",
                    Grade.GENERAL_4)))
        .hasValue("approval ge-1 was given when 'total' in 'theme.people' was graded general-3");
    assertThat(
            approvals.objection(
                new Claim(
                    right.dataset(),
                    "total",
                    Grade.GENERAL_1,
                    reason,
                    TableName.parse("theme.new"),
                    "total",
                    Grade.GENERAL_2)))
        .hasValue("approval ge-1 does not name 'total' in 'theme.new' among its inputs");
  }

  @Test
  void isStatedAsItWasGiven() throws Exception {
    GradeReason reason = approved();
    GradeReason other =
        new GradeReason(reason.approval(), reason.because(), reason.why(), "somebody", reason.on());

    assertThat(approvals.objection(claim(other)))
        .hasValue("approval ge-1 was given by qian-yu on 2026-07-01 as aggregated: state it so");
    assertThat(
            approvals.objection(
                claim(
                    new GradeReason(
                        "ge-9", reason.because(), reason.why(), "qian-yu", reason.on()))))
        .hasValue("there is no approval ge-9");
  }

  @Test
  void isRefusedWithAReasonAndThenBacksNothing() throws Exception {
    assertThatThrownBy(() -> exceptions.refuse(current(), "qian-yu", ""))
        .hasMessageContaining("why");

    exceptions.refuse(current(), "qian-yu", "每组人数太少");

    GradeReason reason =
        new GradeReason("ge-1", current().because(), "x", "qian-yu", LocalDate.of(2026, 7, 1));
    assertThat(approvals.objection(claim(reason))).hasValue("approval ge-1 was refused");
  }

  @Test
  void isNotAskedForeverNorApprovedTooLate() {
    GradeException asked = asked("ge-2");
    GradeException forever =
        new GradeException(
            "ge-3",
            asked.dataset(),
            asked.column(),
            asked.grade(),
            asked.because(),
            asked.why(),
            asked.inputs(),
            LocalDate.of(2099, 1, 1),
            State.ASKED,
            asked.asked(),
            null,
            null);
    assertThatThrownBy(() -> exceptions.ask(forever, null)).hasMessageContaining("at most 3 years");
    assertThatThrownBy(() -> at(NOW.plusSeconds(400L * 86_400)).approve(current(), "qian-yu", ""))
        .hasMessageContaining(UNTIL.toString());
  }

  private static Claim with(Claim claim, String dataset, String column, Grade grade) {
    return new Claim(
        dataset,
        column,
        grade,
        claim.reason(),
        claim.input(),
        claim.inputColumn(),
        claim.inputGrade());
  }
}
