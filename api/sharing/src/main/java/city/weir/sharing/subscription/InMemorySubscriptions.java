package city.weir.sharing.subscription;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Subscriptions that last as long as the process. */
public final class InMemorySubscriptions implements SubscriptionStore {
  private static final Comparator<Subscription> OLDEST_FIRST =
      Comparator.comparing(Subscription::createdAt).thenComparing(Subscription::id);

  private final ConcurrentHashMap<String, Subscription> subscriptions = new ConcurrentHashMap<>();

  @Override
  public void save(Subscription subscription) {
    subscriptions.put(subscription.id(), subscription);
  }

  @Override
  public boolean replace(Subscription expected, Subscription updated) {
    return subscriptions.replace(expected.id(), expected, updated);
  }

  @Override
  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  @Override
  public List<Subscription> of(String subscriber) {
    return matching(s -> s.subscriber().equals(subscriber));
  }

  @Override
  public List<Subscription> active() {
    return matching(s -> s.state() == Subscription.State.ACTIVE);
  }

  @Override
  public Set<Long> cursors(Instant stoppedAfter) {
    return subscriptions.values().stream()
        .filter(s -> s.state() == Subscription.State.ACTIVE || s.due().isAfter(stoppedAfter))
        .map(Subscription::cursor)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void delete(String id) {
    subscriptions.remove(id);
  }

  private List<Subscription> matching(Predicate<Subscription> wanted) {
    return subscriptions.values().stream().filter(wanted).sorted(OLDEST_FIRST).toList();
  }
}
