package city.weir.sharing.statement;

import java.time.Duration;

/**
 * How much is done and kept at once.
 *
 * @param running statements of everybody that run at the same time
 * @param runningEach of one subject
 * @param underWay statements of everybody that wait or run
 * @param underWayEach of one subject
 * @param keptEach ended statements remembered of one subject
 * @param keptBytes of the answers of everybody
 * @param keptFor how long an answer can be fetched
 */
public record StatementLimits(
    int running,
    int runningEach,
    int underWay,
    int underWayEach,
    int keptEach,
    long keptBytes,
    Duration keptFor) {
  public static final StatementLimits USUAL =
      new StatementLimits(2, 1, 60, 6, 50, 64L << 20, Duration.ofMinutes(15));

  public StatementLimits {
    if (running < 1
        || runningEach < 1
        || underWay < running
        || underWayEach < runningEach
        || keptEach < 1
        || keptBytes < 1
        || keptFor.isNegative()
        || keptFor.isZero()) {
      throw new IllegalArgumentException(
          "Not limits of statements: all are positive, and no fewer are under way than run");
    }
  }
}
