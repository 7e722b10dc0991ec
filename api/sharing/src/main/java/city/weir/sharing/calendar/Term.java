package city.weir.sharing.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term of working days as it stands at a moment.
 *
 * <p>One rule counts: a working day counts when the clock runs as it begins. So the day of the
 * start does not count, nor that on which a stopped clock goes on again, and stopping it within a
 * day gains nothing. The term ends with the last day that counts.
 *
 * @param limit how many working days it has
 * @param used how many of them are over
 * @param due the moment it ends, or null while the clock stands and that cannot be told
 * @param overdue whether it ended before what it was set for was done
 * @param running whether the clock runs
 * @param provisional whether it reaches into a year whose holidays are not known
 */
public record Term(
    int limit,
    int used,
    @Nullable Instant due,
    boolean overdue,
    boolean running,
    boolean provisional) {
  public static final int LONGEST = 250;

  /**
   * Reckons a term.
   *
   * @param ran when the clock ran, one after another; only the last may still run
   * @param zone whose days are meant
   */
  public static Term reckon(
      WorkingDays days, ZoneId zone, int limit, List<Stretch> ran, Instant now) {
    if (limit < 1 || limit > LONGEST || ran.isEmpty()) {
      throw new IllegalArgumentException(
          "A term of %d working days in %d stretches".formatted(limit, ran.size()));
    }
    Instant stopped = ran.get(ran.size() - 1).until();
    boolean running = stopped == null;
    LocalDate day = ran.get(0).from().atZone(zone).toLocalDate();
    int counted = 0;
    int used = 0;
    boolean provisional = false;
    Instant due = null;
    while (due == null && (stopped == null || !start(day, zone).isAfter(stopped))) {
      Instant morning = start(day, zone);
      provisional |= !days.isKnown(day);
      if (days.isWorked(day) && ran.stream().anyMatch(stretch -> stretch.runsAt(morning))) {
        counted++;
        Instant evening = start(day.plusDays(1), zone);
        used += evening.isAfter(now) ? 0 : 1;
        due = counted == limit ? evening : null;
      }
      day = day.plusDays(1);
    }
    boolean overdue = due != null && !(stopped == null ? now : stopped).isBefore(due);
    return new Term(limit, used, due, overdue, running, provisional);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
