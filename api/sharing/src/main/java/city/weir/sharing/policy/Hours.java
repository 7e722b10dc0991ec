package city.weir.sharing.policy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * The part of each day in which data goes out: from {@code from}, before {@code until}; over
 * midnight when {@code until} is the earlier.
 */
public record Hours(LocalTime from, LocalTime until) {
  public Hours {
    if (from.equals(until)) {
      throw new IllegalArgumentException(
          "Hours from %s until %s are none; leave them out for the whole day"
              .formatted(from, until));
    }
  }

  /**
   * Reads what {@link #toString} writes, such as {@code 08:00-18:00}.
   *
   * @throws IllegalArgumentException when these are no hours
   */
  public static Hours parse(String text) {
    String[] both = text.split("-", -1);
    try {
      if (both.length == 2) {
        return new Hours(LocalTime.parse(both[0].strip()), LocalTime.parse(both[1].strip()));
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'%s' are no hours of a day: write 08:00-18:00".formatted(text), e);
    }
    throw new IllegalArgumentException(
        "'%s' are no hours of a day: write 08:00-18:00".formatted(text));
  }

  /** Whether the clock in {@code zone} shows one of these hours at {@code at}. */
  public boolean hold(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean going = time.isBefore(until);
    return from.isBefore(until) ? begun && going : begun || going;
  }

  @Override
  public String toString() {
    return from + "-" + until;
  }
}
