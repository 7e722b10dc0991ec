package city.weir.sharing.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counts that last as long as the process. */
public final class InMemoryCallCounts implements CallCounts {
  private record Day(String agreement, LocalDate day) {}

  private final Map<Day, Integer> made = new HashMap<>();

  @Override
  public synchronized int made(String agreement, LocalDate day) {
    return made.getOrDefault(new Day(agreement, day), 0);
  }

  @Override
  public synchronized boolean take(String agreement, LocalDate day, int most) {
    if (made(agreement, day) >= most) {
      return false;
    }
    made.merge(new Day(agreement, day), 1, Integer::sum);
    return true;
  }
}
