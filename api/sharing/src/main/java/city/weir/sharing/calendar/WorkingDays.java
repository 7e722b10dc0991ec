package city.weir.sharing.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which days are worked. A year nobody knows of has its weekends off, and no holidays. */
public final class WorkingDays {
  private final Map<Integer, CalendarYear> years;

  /** Of several calendars of one year the last counts. */
  public WorkingDays(Collection<CalendarYear> years) {
    this.years =
        years.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    CalendarYear::year, Function.identity(), (earlier, later) -> later));
  }

  public boolean isWorked(LocalDate day) {
    CalendarYear year = years.get(day.getYear());
    boolean weekend = day.getDayOfWeek().getValue() > 5;
    if (year == null) {
      return !weekend;
    }
    return year.working().contains(day) || (!weekend && !year.holidays().contains(day));
  }

  /** Whether the holidays of the year of {@code day} have been published, and are known here. */
  public boolean isKnown(LocalDate day) {
    return years.containsKey(day.getYear());
  }
}
