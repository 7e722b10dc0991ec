package city.weir.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private final WorkingDays days = new WorkingDays(CalendarYear.known());

  @ParameterizedTest
  @CsvSource({
    "2025-01-26, true", // worked for the Spring Festival
    "2025-01-27, true",
    "2025-01-28, false",
    "2025-02-04, false",
    "2025-02-05, true",
    "2025-09-28, true",
    "2025-10-08, false",
    "2025-10-11, true",
    "2026-01-02, false",
    "2026-01-04, true",
    "2026-02-14, true",
    "2026-02-23, false",
    "2026-02-28, true",
    "2026-05-09, true",
    "2026-06-19, false",
    "2026-09-20, true",
    "2026-09-25, false",
    "2026-10-08, true",
    "2026-10-10, true",
    "2026-11-21, false",
    "2026-11-23, true",
  })
  void worksWhenTheStateCouncilSays(LocalDate day, boolean worked) {
    assertThat(days.isWorked(day)).isEqualTo(worked);
  }

  /** 365 less weekends and holidays on weekdays, and the days worked for them: 248 both years. */
  @ParameterizedTest
  @CsvSource({"2025, 248", "2026, 248"})
  void aYearHasItsWorkingDays(int year, int count) {
    LocalDate first = LocalDate.of(year, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(days::isWorked).count())
        .isEqualTo(count);
  }

  @Test
  void aYearNobodyKnowsHasItsWeekendsOnly() {
    LocalDate newYear = LocalDate.of(2031, 1, 1);
    assertThat(days.isWorked(newYear)).isTrue();
    assertThat(days.isKnown(newYear)).isFalse();
    assertThat(days.isWorked(LocalDate.of(2031, 1, 4))).isFalse();
  }

  @Test
  void aCityMayWriteAYearOfItsOwn() {
    CalendarYear own =
        CalendarYear.read(
            "cn-2026.yaml",
            """
            year: 2026
            source: 本市通知
            holidays: [{name: 停工, from: 2026-11-23, until: 2026-11-24}]
            working: [2026-11-22]
            """);
    WorkingDays city = new WorkingDays(List.of(CalendarYear.known().get(1), own));
    assertThat(city.isWorked(LocalDate.of(2026, 11, 22))).isTrue();
    assertThat(city.isWorked(LocalDate.of(2026, 11, 24))).isFalse();
  }

  @Test
  void saysWhatIsWrongInAFile() {
    assertThatThrownBy(
            () -> CalendarYear.read("x.yaml", "{year: 2026, source: s, working: [2026-11-23]}"))
        .hasMessageContaining("x.yaml")
        .hasMessageContaining("no weekend day");
    assertThatThrownBy(
            () -> CalendarYear.read("x.yaml", "{year: 2026, source: s, working: [2025-11-22]}"))
        .hasMessageContaining("not in 2026");
    assertThatThrownBy(
            () -> CalendarYear.read("x.yaml", "{year: 2026, source: s, working: [soon]}"))
        .hasMessageContaining("'soon' is no day");
    assertThatThrownBy(() -> CalendarYear.read("x.yaml", "[]")).hasMessageContaining("write year");
    assertThatThrownBy(
            () ->
                new CalendarYear(
                    2026,
                    "s",
                    Set.of(LocalDate.of(2026, 11, 22)),
                    Set.of(LocalDate.of(2026, 11, 22))))
        .hasMessageContaining("both off and worked");
  }
}
