package city.weir.server.limits;

import city.weir.server.settings.Settings;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts the requests of each caller, second by second. */
@Component
public final class RateLimit {
  /** Callers remembered at once; beyond that the longest silent is forgotten. */
  private static final int CALLERS = 10_000;

  private final LoadingCache<String, RateLimiter> callers;

  RateLimit(Settings settings) {
    RateLimiterConfig config =
        RateLimiterConfig.custom()
            .limitForPeriod(settings.limits().requestsPerSecond())
            .limitRefreshPeriod(Duration.ofSeconds(1))
            .timeoutDuration(Duration.ZERO)
            .build();
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(caller -> RateLimiter.of(caller, config));
  }

  /** Counts one request of {@code caller}; false when it has had its share of this second. */
  public boolean allows(String caller) {
    return callers.get(caller).acquirePermission();
  }
}
