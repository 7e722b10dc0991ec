package city.weir.sharing.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a clock ran.
 *
 * @param until when it was stopped, or null when it still runs
 */
public record Stretch(Instant from, @Nullable Instant until) {
  public Stretch {
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("A clock stopped %s, started %s".formatted(until, from));
    }
  }

  boolean runsAt(Instant at) {
    return from.isBefore(at) && (until == null || until.isAfter(at));
  }
}
