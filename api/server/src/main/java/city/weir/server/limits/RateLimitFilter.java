package city.weir.server.limits;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses callers that ask too often: a client by its id, whoever has no token by its address.
 * Workers of the platform itself are not counted.
 */
public final class RateLimitFilter extends OncePerRequestFilter {
  private final RateLimit limit;
  private final Problems problems;

  public RateLimitFilter(RateLimit limit, Problems problems) {
    this.limit = limit;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/") && !path.startsWith("/oauth2/") && !path.equals("/sign-in");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    String name = caller == null ? "address:" + request.getRemoteAddr() : caller.getName();
    if (limit.allows(name)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(
          request,
          response,
          ProblemCode.TOO_MANY_REQUESTS,
          "This client has had its requests of this second; wait a second, or ask for more rows at"
              + " once");
    }
  }
}
