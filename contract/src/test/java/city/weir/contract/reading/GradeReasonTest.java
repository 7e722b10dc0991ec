package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Grade;
import city.weir.contract.GradeReason;
import city.weir.contract.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 就高从严, and what lets a derived column be graded lower than its input all the same. */
class GradeReasonTest {
  private static final ContractReader READER = new ContractReader();
  private static final String REASON =
      "{property: gradeReason, value: {approval: ge-1, because: aggregated, why: 全市合计,"
          + " approvedBy: qian-yu, on: \"2026-11-22\"}}";
  private static final String THEME =
      Samples.text("flood.odcs.yaml")
          .replace("wuhan.flood.situation", "wuhan.theme.river")
          .replace("topic.flood", "theme.river_day")
          .replace("name: flood\n", "name: river_day\n")
          .replace("value: topic", "value: theme")
          .replace("theme.river_stage", "resource.river_stage")
          .replace("general-2", "general-1");

  private final Map<String, String> files = new HashMap<>();
  private final List<GradeApprovals.Claim> claims = new ArrayList<>();
  private Optional<String> answer = Optional.empty();

  GradeReasonTest() {
    files.put("river-stage.odcs.yaml", Samples.RIVER_STAGE.replace("general-1", "general-2"));
    files.put("flood.sql", "select station_code, stage from river_stage");
    files.put(
        "theme.odcs.yaml",
        THEME.replace(
            "classification: general-1\n      - name: stage",
            "classification: general-2\n      - name: stage"));
  }

  private List<String> problems() {
    return ContractSet.read(
            READER,
            files,
            claim -> {
              claims.add(claim);
              return answer;
            })
        .problems()
        .stream()
        .map(Problem::message)
        .toList();
  }

  private void state(String reason) {
    files.computeIfPresent(
        "theme.odcs.yaml",
        (file, text) ->
            text.replace(
                "        classification: general-1\n",
                "        classification: general-1\n        customProperties:\n          - "
                    + reason
                    + "\n"));
  }

  @Test
  void refusesALowerGradeWithoutAReason() {
    assertThat(problems())
        .containsExactly("'stage' is graded general-1, but general-2 in 'resource.river_stage'");
    assertThat(claims).isEmpty();
  }

  @Test
  void takesALowerGradeWhoseReasonIsApproved() {
    state(REASON);

    assertThat(problems()).isEmpty();
    assertThat(claims)
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.dataset()).isEqualTo("wuhan.theme.river");
              assertThat(claim.column()).isEqualTo("stage");
              assertThat(claim.grade()).isEqualTo(Grade.GENERAL_1);
              assertThat(claim.inputGrade()).isEqualTo(Grade.GENERAL_2);
              assertThat(claim.input()).hasToString("resource.river_stage");
              assertThat(claim.reason())
                  .isEqualTo(
                      new GradeReason(
                          "ge-1",
                          GradeReason.Because.AGGREGATED,
                          "全市合计",
                          "qian-yu",
                          LocalDate.of(2026, 11, 22)));
            });
  }

  @Test
  void takesWhatTheTableStatesForEachColumnThatStatesNothing() {
    files.computeIfPresent(
        "theme.odcs.yaml",
        (file, text) ->
            text.replace("  - {property: zone,", "  - " + REASON + "\n  - {property: zone,"));

    assertThat(problems()).isEmpty();
    assertThat(claims).extracting(GradeApprovals.Claim::column).containsExactly("stage");
  }

  @Test
  void refusesAReasonThatNoApprovalBacks() {
    state(REASON);
    answer = Optional.of("approval ge-1 was revoked");

    assertThat(problems())
        .containsExactly(
            "'stage' is graded general-1, but general-2 in 'resource.river_stage', and its"
                + " gradeReason does not hold: approval ge-1 was revoked");
    assertThat(ContractSet.read(READER, files, GradeApprovals.NONE).problems())
        .extracting(Problem::message)
        .allMatch(m -> m.endsWith("no approvals are kept here"));
  }

  @Test
  void refusesAReasonThatIsNotWhole() {
    state("{property: gradeReason, value: {approval: ge-1, because: whim, why: x}}");

    assertThat(problems())
        .contains("'whim' is not one of the words known here", "'approvedBy' is missing");
  }

  @Test
  void refusesAReasonWithADayThatNeverWas() {
    state(REASON.replace("2026-11-22", "2026-02-30"));

    assertThat(problems()).containsExactly("'2026-02-30' is no day");
  }

  @Test
  void refusesAReasonWhereNothingIsDerived() {
    files.clear();
    files.put(
        "river-stage.odcs.yaml",
        Samples.RIVER_STAGE.replace(
            "  - property: zone", "  - " + REASON + "\n  - property: zone"));

    assertThat(problems())
        .containsExactly("A gradeReason in a dataset that is delivered, not derived");
  }
}
