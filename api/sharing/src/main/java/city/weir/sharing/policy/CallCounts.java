package city.weir.sharing.policy;

import java.time.LocalDate;

/** Counts the calls made by agreements that allow so many a day. Safe for several threads. */
public interface CallCounts {
  /** How many calls were made by {@code agreement} on {@code day}. */
  int made(String agreement, LocalDate day);

  /**
   * Counts one more call.
   *
   * @return false, and nothing is counted, when {@code most} were made already
   */
  boolean take(String agreement, LocalDate day, int most);
}
