package city.weir.sharing.subscription;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

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
  public void delete(String id) {
    subscriptions.remove(id);
  }

  private List<Subscription> matching(Predicate<Subscription> wanted) {
    return subscriptions.values().stream().filter(wanted).sorted(OLDEST_FIRST).toList();
  }
}
