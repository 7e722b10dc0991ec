package city.weir.server.limits;

import city.weir.server.problem.BodyTooLargeException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import city.weir.server.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies larger than their path takes, before anybody reads them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyLimitFilter extends OncePerRequestFilter {
  private final Settings.Limits limits;
  private final Problems problems;

  BodyLimitFilter(Settings settings, Problems problems) {
    this.limits = settings.limits();
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limit(request.getRequestURI());
    if (request.getContentLengthLong() > limit) {
      problems.write(
          request, response, ProblemCode.TOO_LARGE, new BodyTooLargeException(limit).getMessage());
      return;
    }
    boolean unknownLength = request.getContentLengthLong() < 0;
    chain.doFilter(unknownLength ? new BoundedRequest(request, limit) : request, response);
  }

  private long limit(String path) {
    if (path.startsWith("/api/v1/ingest/")) {
      return limits.ingestBody().toBytes();
    }
    if (path.startsWith("/iceberg/") || path.startsWith("/internal/")) {
      return limits.commitBody().toBytes();
    }
    return limits.body().toBytes();
  }
}
