package city.weir.sharing.subscription;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A subject that is to be told of the new rows of a dataset.
 *
 * @param subscriber id of the subject
 * @param dataset id of the contract
 * @param url where deliveries are posted
 * @param secret what deliveries are signed with, {@code whsec_} and Base64 of 24 to 64 bytes
 * @param filter a condition in the language of filters, or null for all rows
 * @param state whether deliveries are made
 * @param stateReason why it is in this state, in words, or null while it is active
 * @param cursor the snapshot up to which everything has been delivered, 0 before the first
 * @param part parts of the change after {@code cursor} that have been delivered already
 * @param attempt failed attempts at the delivery that is due, 0 when none failed
 * @param due when the next attempt may be made; of one that is not active, when it was stopped
 */
public record Subscription(
    String id,
    String subscriber,
    String dataset,
    URI url,
    String secret,
    @Nullable String filter,
    State state,
    @Nullable String stateReason,
    long cursor,
    int part,
    int attempt,
    Instant due,
    Instant createdAt) {

  public enum State {
    ACTIVE,
    /** No deliveries until it is resumed; nothing is missed meanwhile. */
    PAUSED,
    /** The receiver is gone (410) or failed for too long; may be resumed. */
    DISABLED
  }

  /** The secret is left out: this text ends up in logs. */
  @Override
  public String toString() {
    return "Subscription %s of %s to %s, %s, at %d"
        .formatted(id, subscriber, dataset, state, cursor);
  }

  /** Now, as finely as every database keeps it: what is read back is equal to what was saved. */
  static Instant stamp(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Subscription delivered(long snapshot, int parts, Instant at) {
    return new Subscription(
        id,
        subscriber,
        dataset,
        url,
        secret,
        filter,
        state,
        stateReason,
        snapshot,
        parts,
        0,
        at,
        createdAt);
  }

  Subscription failed(Instant retryAt) {
    return new Subscription(
        id,
        subscriber,
        dataset,
        url,
        secret,
        filter,
        state,
        stateReason,
        cursor,
        part,
        attempt + 1,
        retryAt,
        createdAt);
  }

  /** The same in another state, due at once. */
  public Subscription in(State newState, @Nullable String reason, Instant at) {
    return new Subscription(
        id,
        subscriber,
        dataset,
        url,
        secret,
        filter,
        newState,
        reason,
        cursor,
        part,
        0,
        at,
        createdAt);
  }
}
