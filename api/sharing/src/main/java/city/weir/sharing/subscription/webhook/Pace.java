package city.weir.sharing.subscription.webhook;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How many events a second are sent for one subscription: what its receiver cannot take must not
 * become a flood.
 */
final class Pace {
  static final double EVENTS_PER_SECOND = 50;
  private static final double BURST = 100;

  private final Clock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  Pace(Clock clock) {
    this.clock = clock;
  }

  private record Bucket(double left, long at) {}

  /** Whether one more may be sent for {@code subscription} now. */
  synchronized boolean allows(String subscription) {
    long now = clock.millis();
    Bucket before = buckets.getOrDefault(subscription, new Bucket(BURST, now));
    double left = Math.min(BURST, before.left() + (now - before.at()) / 1000.0 * EVENTS_PER_SECOND);
    buckets.put(subscription, new Bucket(Math.max(0, left < 1 ? left : left - 1), now));
    return left >= 1;
  }
}
