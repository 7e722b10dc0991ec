package city.weir.server.promotion;

import city.weir.quality.promotion.PromotionOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the promotion of one table stands.
 *
 * @param order as handed out last, null before the first
 * @param attempt failures in a row, lapsed leases included
 * @param notBefore earliest moment of the next attempt
 * @param reason why it failed or is held, for people
 */
record Standing(
    String target,
    State state,
    @Nullable PromotionOrder order,
    @Nullable String worker,
    @Nullable Instant leasedAt,
    @Nullable Instant leaseUntil,
    int attempt,
    Instant notBefore,
    @Nullable String reason) {

  enum State {
    /** Nothing under way. */
    IDLE,
    /** A worker has it. */
    LEASED,
    /** It failed and is tried again. */
    FAILED,
    /** The gate held it: waits for other data, or for the steward. */
    HELD
  }

  static Standing idle(String target, Instant notBefore) {
    return new Standing(target, State.IDLE, null, null, null, null, 0, notBefore, null);
  }

  static Standing leased(
      PromotionOrder order, String worker, Instant now, Instant until, int attempt) {
    return new Standing(
        order.target(), State.LEASED, order, worker, now, until, attempt, now, null);
  }

  /** What became of it, its order kept so that it can be told from later ones. */
  Standing ended(State as, int failures, Instant next, @Nullable String why) {
    return new Standing(target, as, order, null, null, null, failures, next, why);
  }

  boolean leasedAt(Instant now) {
    return state == State.LEASED && leaseUntil != null && leaseUntil.isAfter(now);
  }
}
