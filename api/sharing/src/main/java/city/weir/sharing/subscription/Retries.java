package city.weir.sharing.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a failed delivery is tried again: the schedule Standard Webhooks recommends. */
final class Retries {
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
  static Optional<Duration> after(int attempt) {
    return attempt < WAITS.size() ? Optional.of(WAITS.get(attempt)) : Optional.empty();
  }
}
