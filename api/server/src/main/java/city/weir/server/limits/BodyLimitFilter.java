package city.weir.server.limits;

import city.weir.server.problem.BodyRefusedException;
import city.weir.server.problem.Problems;
import city.weir.server.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies larger than their path takes, before anybody reads them, and ends those that
 * arrive byte by byte.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimitFilter extends OncePerRequestFilter {
  private final Settings.Limits limits;
  private final Problems problems;
  private final Clock clock;

  BodyLimitFilter(Settings settings, Problems problems, Clock clock) {
    this.limits = settings.limits();
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limit(request.getRequestURI());
    if (request.getContentLengthLong() > limit) {
      BodyRefusedException refusal = BodyRefusedException.tooLarge(limit);
      problems.write(request, response, refusal.code(), refusal.why());
      return;
    }
    chain.doFilter(new BoundedRequest(request, limit, limits.bodyTime(), clock), response);
  }

  private long limit(String path) {
    if (path.startsWith("/api/v1/ingest/")) {
      return limits.ingestBody().toBytes();
    }
    if (path.equals("/api/v1/directory-imports")) {
      return limits.sheetBody().toBytes();
    }
    if (path.startsWith("/iceberg/") || path.startsWith("/internal/")) {
      return limits.commitBody().toBytes();
    }
    return limits.body().toBytes();
  }
}
