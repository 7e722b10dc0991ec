package city.weir.sharing.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A subject that is to be told of what happens in a dataset.
 *
 * @param subscriber id of the subject, in whose name events are filtered, masked and audited
 * @param party id of the party it subscribed for; its people and systems may look after it
 * @param dataset id of the contract
 */
public record Subscription(
    String id,
    String subscriber,
    String party,
    String dataset,
    Watch watch,
    Channel channel,
    Standing standing,
    Instant createdAt) {

  /** Now, as finely as every database keeps it: what is read back is equal to what was saved. */
  public static Instant stamp(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same in another standing. */
  public Subscription in(Standing other) {
    return new Subscription(id, subscriber, party, dataset, watch, channel, other, createdAt);
  }

  /** The same through another channel. */
  public Subscription through(Channel other) {
    return new Subscription(id, subscriber, party, dataset, watch, other, standing, createdAt);
  }

  /** Shortly: this text ends up in logs and in the audit. */
  @Override
  public String toString() {
    return "Subscription %s of %s: %s by %s, %s"
        .formatted(id, subscriber, watch, channel, standing.state());
  }
}
