package city.weir.catalog.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.grading.Harm.Degree;
import city.weir.catalog.grading.Harm.Target;
import city.weir.contract.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {
  private static final Suspicion PHONE = new Suspicion("phone", Sensitive.PHONE, 9, 10, true);

  @Test
  void raisesWhatIsGradedBelowWhatWasFound() {
    List<Proposal> proposals =
        Proposal.of(
            "res-1",
            Map.of("phone", Grade.GENERAL_1, "name", Grade.GENERAL_1),
            List.of(PHONE),
            Map.of(),
            List.of());

    assertThat(proposals)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.column()).isEqualTo("phone");
              assertThat(p.proposed()).isEqualTo(Grade.GENERAL_4);
              assertThat(p.reasons()).hasSize(1);
            });
  }

  @Test
  void leavesAloneWhatIsGradedHighEnough() {
    assertThat(
            Proposal.of(
                "res-1", Map.of("phone", Grade.GENERAL_4), List.of(PHONE), Map.of(), List.of()))
        .isEmpty();
  }

  @Test
  void neverGradesDerivedDataBelowItsInputsWithoutAnApprovedReason() {
    Map<String, Grade> graded = Map.of("total", Grade.GENERAL_1);
    Map<String, Grade> inputs = Map.of("total", Grade.GENERAL_3);

    assertThat(Proposal.of("t", graded, List.of(), inputs, List.of()))
        .extracting(Proposal::proposed)
        .containsExactly(Grade.GENERAL_3);
    assertThat(Proposal.of("t", graded, List.of(), inputs, List.of(approved(Grade.GENERAL_1))))
        .isEmpty();
    assertThat(Proposal.of("t", graded, List.of(), inputs, List.of(approved(Grade.GENERAL_2))))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NATIONAL_SECURITY, COMMON, IMPORTANT",
    "NATIONAL_SECURITY, GRAVE, CORE",
    "PUBLIC_INTEREST, GRAVE, CORE",
    "PUBLIC_INTEREST, SERIOUS, IMPORTANT",
    "SOCIAL_ORDER, COMMON, GENERAL_3",
    "PERSONS, GRAVE, GENERAL_4",
    "PERSONS, COMMON, GENERAL_2",
    "ECONOMY, NONE, GENERAL_1",
  })
  void gradesByWhoIsHarmedAndHowBadly(Target target, Degree degree, Grade grade) {
    assertThat(new Harm(target, degree).grade()).isEqualTo(grade);
  }

  @Test
  void takesTheGravestHarm() {
    assertThat(
            Assessment.gradeOf(
                List.of(
                    new Harm(Target.PERSONS, Degree.GRAVE),
                    new Harm(Target.SOCIAL_ORDER, Degree.SERIOUS))))
        .isEqualTo(Grade.IMPORTANT);
    assertThat(Assessment.gradeOf(List.of())).isEqualTo(Grade.GENERAL_1);
  }

  @Test
  void wantsARationale() {
    assertThatThrownBy(
            () ->
                new Assessment(
                    "t",
                    "total",
                    List.of(),
                    Map.of(),
                    Grade.GENERAL_1,
                    " ",
                    "boss",
                    Instant.EPOCH,
                    LocalDate.EPOCH))
        .hasMessageContaining("rationale");
  }

  private static Assessment approved(Grade grade) {
    return new Assessment(
        "t",
        "total",
        List.of(),
        Map.of(Factor.PRECISION, "只到街道"),
        grade,
        "汇总到街道，不能识别个人",
        "boss",
        Instant.EPOCH,
        LocalDate.EPOCH.plusYears(1));
  }
}
