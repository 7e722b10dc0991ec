package city.weir.sharing.subscription;

import java.time.Instant;

/**
 * How a subscription goes on. It changes with each delivery; what was subscribed to does not.
 *
 * @param attempt failed attempts at the event that is due, 0 when none failed
 * @param due when the next attempt may be made; of one that is asked for, when it was last
 * @param version counts the changes, so that of two at once one is refused
 */
public record Progress(Position position, int attempt, Instant due, long version) {

  /** At the beginning. */
  public static Progress from(Position position, Instant at) {
    return new Progress(position, 0, at, 0);
  }

  /** Everything up to {@code reached} was taken. */
  public Progress at(Position reached, Instant at) {
    return new Progress(reached, 0, at, version + 1);
  }

  /** One more attempt failed. */
  public Progress failed(Instant retryAt) {
    return new Progress(position, attempt + 1, retryAt, version + 1);
  }
}
