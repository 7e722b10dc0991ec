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
  private static final Comparator<Current> OLDEST_FIRST =
      Comparator.comparing((Current c) -> c.subscription().createdAt()).thenComparing(Current::id);

  private final ConcurrentHashMap<String, Current> subscriptions = new ConcurrentHashMap<>();

  @Override
  public void add(Subscription subscription, Progress progress) {
    Current added = new Current(subscription, progress);
    if (subscriptions.putIfAbsent(subscription.id(), added) != null) {
      throw new IllegalArgumentException("There is a subscription " + subscription.id());
    }
  }

  @Override
  public boolean replace(Subscription expected, Subscription updated) {
    Current now =
        subscriptions.computeIfPresent(
            expected.id(),
            (id, current) ->
                current.subscription().equals(expected)
                    ? new Current(updated, current.progress())
                    : current);
    return now != null && now.subscription().equals(updated);
  }

  @Override
  public boolean advance(String id, Progress expected, Progress updated) {
    Current now =
        subscriptions.computeIfPresent(
            id,
            (same, current) ->
                current.progress().version() == expected.version()
                    ? new Current(current.subscription(), updated)
                    : current);
    return now != null && now.progress() == updated;
  }

  @Override
  public Optional<Current> find(String id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  @Override
  public List<Current> of(String party) {
    return matching(c -> c.subscription().party().equals(party));
  }

  @Override
  public List<Current> about(String dataset) {
    return matching(c -> c.subscription().dataset().equals(dataset));
  }

  @Override
  public List<Current> posting() {
    return matching(InMemorySubscriptions::isPosting);
  }

  private static boolean isPosting(Current current) {
    return current.subscription().standing().active()
        && current.subscription().channel() instanceof Channel.Webhook;
  }

  @Override
  public Set<Long> cursors(Instant lastSeen) {
    return subscriptions.values().stream()
        .filter(c -> isPosting(c) || lastSeen(c).isAfter(lastSeen))
        .map(c -> c.progress().position().snapshot())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Instant lastSeen(Current current) {
    Standing standing = current.subscription().standing();
    return standing.active() ? current.progress().due() : standing.since();
  }

  @Override
  public void delete(String id) {
    subscriptions.remove(id);
  }

  private List<Current> matching(Predicate<Current> wanted) {
    return subscriptions.values().stream().filter(wanted).sorted(OLDEST_FIRST).toList();
  }
}
