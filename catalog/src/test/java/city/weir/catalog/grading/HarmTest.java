package city.weir.catalog.grading;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.grading.Harm.Degree;
import city.weir.catalog.grading.Harm.Target;
import city.weir.contract.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmTest {
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
            Harm.gradeOf(
                List.of(
                    new Harm(Target.PERSONS, Degree.GRAVE),
                    new Harm(Target.SOCIAL_ORDER, Degree.SERIOUS))))
        .isEqualTo(Grade.IMPORTANT);
    assertThat(Harm.gradeOf(List.of())).isEqualTo(Grade.GENERAL_1);
  }
}
