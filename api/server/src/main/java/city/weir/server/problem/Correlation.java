package city.weir.server.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names each request, so that an answer, the log and the audit can be brought together. A caller
 * may bring its own name in {@code X-Request-Id}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Correlation extends OncePerRequestFilter {
  private static final String HEADER = "X-Request-Id";
  private static final String KEY = "correlation";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  /** The name of {@code request}, or null before this filter saw it. */
  public static @Nullable String of(HttpServletRequest request) {
    return (String) request.getAttribute(KEY);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String brought = request.getHeader(HEADER);
    String id =
        brought != null && HARMLESS.matcher(brought).matches()
            ? brought
            : UUID.randomUUID().toString();
    request.setAttribute(KEY, id);
    response.setHeader(HEADER, id);
    MDC.put(KEY, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }
}
