package city.weir.sharing.subscription.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again: the schedule Standard Webhooks recommends, each wait
 * lengthened by up to a fifth, so that what failed together does not come back together.
 */
final class Retries {
  private static final double JITTER = 0.2;
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private Retries() {}

  /**
   * How long to wait after the failed attempt number {@code attempt}, counted from 0; empty when it
   * was the last.
   */
  static Optional<Duration> after(int attempt, RandomGenerator random) {
    if (attempt >= WAITS.size()) {
      return Optional.empty();
    }
    double longer = 1 + JITTER * random.nextDouble();
    return Optional.of(Duration.ofMillis((long) (WAITS.get(attempt).toMillis() * longer)));
  }
}
