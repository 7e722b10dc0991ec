package city.weir.sharing.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps subscriptions. Safe for several threads; what was saved survives, and is seen at once. */
public interface SubscriptionStore {
  /** Adds the subscription, or replaces the one of the same id. */
  void save(Subscription subscription);

  /**
   * Replaces the subscription of the same id if it is still as {@code expected}.
   *
   * @return false when it has changed or gone since; nothing was saved
   */
  boolean replace(Subscription expected, Subscription updated);

  Optional<Subscription> find(String id);

  /** The subscriptions of a subject, the oldest first. */
  List<Subscription> of(String subscriber);

  /** All that are active, the oldest first. */
  List<Subscription> active();

  /**
   * The snapshots from which deliveries go on: of all that are active, and of those that were
   * stopped after {@code stoppedAfter} and may be resumed. A deserted one must not hold a table's
   * history for ever.
   */
  Set<Long> cursors(Instant stoppedAfter);

  /** Forgets a subscription; nothing happens when there is none. */
  void delete(String id);
}
