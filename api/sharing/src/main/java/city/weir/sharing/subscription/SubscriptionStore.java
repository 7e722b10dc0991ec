package city.weir.sharing.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps subscriptions. Safe for several threads; what was saved survives, and is seen at once. */
public interface SubscriptionStore {
  /** A subscription and how far it has come. */
  record Current(Subscription subscription, Progress progress) {
    public String id() {
      return subscription.id();
    }
  }

  /** Adds a subscription; there must be none of its id. */
  void add(Subscription subscription, Progress progress);

  /**
   * Replaces the subscription of the same id if it is still as {@code expected}; its progress
   * stays.
   *
   * @return false when it has changed or gone since; nothing was saved
   */
  boolean replace(Subscription expected, Subscription updated);

  /**
   * Moves a subscription on if it is still where {@code expected} says.
   *
   * @return false when it was moved, or is gone, since; nothing was saved
   */
  boolean advance(String id, Progress expected, Progress updated);

  Optional<Current> find(String id);

  /** The subscriptions of a party, the oldest first. */
  List<Current> of(String party);

  /** The subscriptions to a dataset, the oldest first. */
  List<Current> about(String dataset);

  /** All that are active and whose events are posted, the oldest first. */
  List<Current> posting();

  /**
   * The snapshots from which subscriptions go on: of those that are posted to, and of the others,
   * and those that were stopped, that asked or were stopped after {@code lastSeen}. A deserted one
   * must not hold a table's history for ever.
   */
  Set<Long> cursors(Instant lastSeen);

  /** Forgets a subscription; nothing happens when there is none. */
  void delete(String id);
}
