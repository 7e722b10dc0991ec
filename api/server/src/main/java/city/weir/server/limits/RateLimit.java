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
    Settings.Limits limits = settings.limits();
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(caller -> limiter(caller, limits.perSecond(caller)));
  }

  private static RateLimiter limiter(String caller, int perSecond) {
    return RateLimiter.of(
        caller,
        RateLimiterConfig.custom()
            .limitForPeriod(perSecond)
            .limitRefreshPeriod(Duration.ofSeconds(1))
            .timeoutDuration(Duration.ZERO)
            .build());
  }

  /** Counts one request of {@code caller}; false when it has had its share of this second. */
  public boolean allows(String caller) {
    return callers.get(caller).acquirePermission();
  }
}
