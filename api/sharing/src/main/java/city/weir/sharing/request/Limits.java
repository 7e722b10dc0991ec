package city.weir.sharing.request;

import java.time.Period;

/**
 * How far a wish may go.
 *
 * @param longest how long an agreement may run
 * @param endless whether it may run without end
 * @param mostCallsPerDay how often a day at most
 * @param words characters of the use, and of the ground, at most
 * @param open requests of one party that are not decided yet, at most
 */
public record Limits(Period longest, boolean endless, int mostCallsPerDay, int words, int open) {
  /** Three years, and then it is asked for again. */
  public static final Limits USUAL = new Limits(Period.ofYears(3), false, 1_000_000, 2_000, 100);

  /** The same, and agreements may run as long as they like, or without end. */
  public Limits withoutEnd() {
    return new Limits(Period.ofYears(100), true, mostCallsPerDay, words, open);
  }
}
