package city.weir.server.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Counts wrong passwords, secrets and assertions, and says when to make somebody wait. */
@Component
public final class WrongTries {
  /** Wrong tries of one within {@link #WINDOW}, after which it waits for the window's end. */
  public static final int ALLOWED = 10;

  /** The same where many may stand behind one name: an address, say of a proxy. */
  private static final int ALLOWED_TO_MANY = 100;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Cache<String, Count> counts =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(WINDOW.multipliedBy(2))
          .build();

  WrongTries(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param left tries that may still go wrong before {@code until}
   */
  private record Count(int left, Instant until) {}

  /** How long {@code who} has to wait; zero when it may try. */
  public Duration wait(String who) {
    Count count = counts.getIfPresent(who);
    Instant now = clock.instant();
    return count == null || count.left() > 0 || !now.isBefore(count.until())
        ? Duration.ZERO
        : Duration.between(now, count.until());
  }

  /** Counts a wrong try of {@code who}. */
  public void wrong(String who) {
    count(who, ALLOWED);
  }

  /** Counts a wrong try by one of the many that {@code who} may stand for. */
  public void wrongOfMany(String who) {
    count(who, ALLOWED_TO_MANY);
  }

  private void count(String who, int allowed) {
    Instant now = clock.instant();
    counts
        .asMap()
        .compute(
            who,
            (same, count) ->
                count == null || !now.isBefore(count.until())
                    ? new Count(allowed - 1, now.plus(WINDOW))
                    : new Count(count.left() - 1, count.until()));
  }
}
