package city.weir.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TermTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final WorkingDays DAYS = new WorkingDays(CalendarYear.known());

  private static Instant at(String day, int hour) {
    return LocalDate.parse(day).atTime(hour, 0).atZone(CHINA).toInstant();
  }

  private static Instant due(int limit, Stretch... ran) {
    Instant due = Term.reckon(DAYS, CHINA, limit, List.of(ran), ran[0].from()).due();
    assertThat(due).isNotNull();
    return due;
  }

  @Test
  void endsWithTheLastWorkingDayThatCounts() {
    // Monday; Tuesday to the next Monday are five working days.
    assertThat(due(5, new Stretch(at("2026-11-16", 15), null))).isEqualTo(at("2026-11-24", 0));
  }

  @Test
  void passesOverHolidaysAndCountsTheDaysWorkedForThem() {
    // Friday before the Spring Festival: Saturday 14 is worked, then off until Tuesday 24.
    assertThat(due(2, new Stretch(at("2026-02-13", 9), null))).isEqualTo(at("2026-02-25", 0));
    // Wednesday before the National Day: back on Thursday 8, and Saturday 10 is worked.
    assertThat(due(3, new Stretch(at("2026-09-30", 9), null))).isEqualTo(at("2026-10-11", 0));
  }

  @Test
  void standsWhileTheRequestIsWithItsApplicant() {
    Instant monday = at("2026-11-16", 15);
    Stretch before = new Stretch(monday, at("2026-11-18", 10));
    Term standing = Term.reckon(DAYS, CHINA, 5, List.of(before), at("2026-11-20", 10));
    assertThat(standing.due()).isNull();
    assertThat(standing.running()).isFalse();
    assertThat(standing.overdue()).isFalse();
    assertThat(standing.used()).isEqualTo(2);
    // Handed in again on Friday: Monday to Wednesday are the three days left.
    assertThat(due(5, before, new Stretch(at("2026-11-20", 10), null)))
        .isEqualTo(at("2026-11-26", 0));
  }

  @Test
  void stoppingItWithinADayGainsNothing() {
    Instant monday = at("2026-11-16", 15);
    Stretch first = new Stretch(monday, at("2026-11-18", 10));
    Stretch second = new Stretch(at("2026-11-18", 16), null);
    assertThat(due(5, first, second)).isEqualTo(due(5, new Stretch(monday, null)));
  }

  @Test
  void tellsWhatWasLate() {
    Instant monday = at("2026-11-16", 15);
    Stretch late = new Stretch(monday, at("2026-11-25", 9));
    assertThat(Term.reckon(DAYS, CHINA, 5, List.of(late), at("2026-12-01", 9)).overdue()).isTrue();
    Stretch inTime = new Stretch(monday, at("2026-11-23", 23));
    assertThat(Term.reckon(DAYS, CHINA, 5, List.of(inTime), at("2026-12-01", 9)).overdue())
        .isFalse();
  }

  @Test
  void isProvisionalInAYearWhoseHolidaysAreNotKnown() {
    Stretch ran = new Stretch(at("2026-12-30", 9), null);
    assertThat(Term.reckon(DAYS, CHINA, 1, List.of(ran), ran.from()).provisional()).isFalse();
    assertThat(Term.reckon(DAYS, CHINA, 2, List.of(ran), ran.from()).provisional()).isTrue();
  }

  @Provide
  Arbitrary<Instant> moments() {
    long from = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    long until = Instant.parse("2026-11-30T00:00:00Z").getEpochSecond();
    return Arbitraries.longs().between(from, until).map(Instant::ofEpochSecond);
  }

  /** The working days that lie wholly between two moments. */
  private static long worked(Instant from, Instant until) {
    LocalDate first = from.atZone(CHINA).toLocalDate().plusDays(1);
    LocalDate last = until.atZone(CHINA).toLocalDate();
    return first.isAfter(last) ? 0 : first.datesUntil(last).filter(DAYS::isWorked).count();
  }

  @Property
  void hasExactlyItsWorkingDays(
      @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 20) int limit) {
    Instant due = due(limit, new Stretch(start, null));
    assertThat(worked(start, due)).isEqualTo(limit);
    assertThat(DAYS.isWorked(due.atZone(CHINA).toLocalDate().minusDays(1))).isTrue();
  }

  @Property
  void aLongerTermEndsLater(
      @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 20) int limit) {
    Stretch ran = new Stretch(start, null);
    assertThat(due(limit + 1, ran)).isAfter(due(limit, ran));
  }

  @Property
  void whoStartsLaterIsNotDueEarlier(
      @ForAll("moments") Instant start,
      @ForAll @IntRange(min = 0, max = 500) int hours,
      @ForAll @IntRange(min = 1, max = 20) int limit) {
    Instant later = start.plus(hours, ChronoUnit.HOURS);
    assertThat(due(limit, new Stretch(later, null)))
        .isAfterOrEqualTo(due(limit, new Stretch(start, null)));
  }

  @Property
  void pausesNeverShortenIt(
      @ForAll("moments") Instant start,
      @ForAll List<@IntRange(min = 1, max = 60) Integer> hours,
      @ForAll @IntRange(min = 1, max = 10) int limit) {
    List<Stretch> ran = new ArrayList<>();
    Instant from = start;
    for (int i = 0; i + 1 < Math.min(hours.size(), 20); i += 2) {
      Instant until = from.plus(hours.get(i), ChronoUnit.HOURS);
      ran.add(new Stretch(from, until));
      from = until.plus(hours.get(i + 1), ChronoUnit.HOURS);
    }
    ran.add(new Stretch(from, null));
    Term paused = Term.reckon(DAYS, CHINA, limit, ran, start);
    assertThat(paused.due()).isAfterOrEqualTo(due(limit, new Stretch(start, null)));
    assertThat(paused.overdue()).isFalse();
  }

  @Property
  void isOverdueFromTheMomentItIsDue(
      @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 20) int limit) {
    Stretch ran = new Stretch(start, null);
    Instant due = due(limit, ran);
    assertThat(Term.reckon(DAYS, CHINA, limit, List.of(ran), due.minusMillis(1)).overdue())
        .isFalse();
    Term over = Term.reckon(DAYS, CHINA, limit, List.of(ran), due);
    assertThat(over.overdue()).isTrue();
    assertThat(over.used()).isEqualTo(limit);
  }
}
