package city.weir.sharing.subscription.webhook;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lets few deliveries to one host be under way at once. What waits for a slow host holds no thread,
 * and nobody who delivers to another.
 */
final class HostSlots {
  static final int MOST = 16;

  private final Map<String, Host> hosts = new HashMap<>();

  private static final class Host {
    int busy;
    final Queue<Runnable> waiting = new ArrayDeque<>();
  }

  /** Runs {@code delivery} when there is a slot; it must {@link #leave} it. */
  void enter(URI url, Runnable delivery) {
    synchronized (hosts) {
      Host host = hosts.computeIfAbsent(url.getAuthority(), name -> new Host());
      if (host.busy >= MOST) {
        host.waiting.add(delivery);
        return;
      }
      host.busy++;
    }
    delivery.run();
  }

  /** Gives a slot back, or to the one that waits longest. */
  void leave(URI url) {
    Runnable next = next(url.getAuthority());
    if (next != null) {
      next.run();
    }
  }

  private @Nullable Runnable next(String name) {
    synchronized (hosts) {
      Host host = hosts.get(name);
      if (host == null) {
        throw new IllegalStateException("No delivery to %s is under way".formatted(name));
      }
      Runnable next = host.waiting.poll();
      if (next == null && --host.busy == 0) {
        hosts.remove(name);
      }
      return next;
    }
  }
}
