package city.weir.sharing.subscription.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** A history that lasts as long as the process. */
public final class InMemoryDeliveryHistory implements DeliveryHistory {
  private final ConcurrentHashMap<String, Deque<Attempt>> newestFirst = new ConcurrentHashMap<>();

  @Override
  public void add(Attempt attempt) {
    newestFirst.compute(
        attempt.subscription(),
        (id, before) -> {
          Deque<Attempt> attempts = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
          attempts.addFirst(attempt);
          if (attempts.size() > KEPT) {
            attempts.removeLast();
          }
          return attempts;
        });
  }

  @Override
  public List<Attempt> newest(String subscription, int most) {
    return newestFirst.getOrDefault(subscription, new ArrayDeque<>()).stream().limit(most).toList();
  }
}
