package city.weir.server.headers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes the security headers of every answer, before anything else has a chance to answer: what is
 * refused by a filter or fails gets them as well. A controller may say otherwise of its own answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerHeaders extends OncePerRequestFilter {
  /** Everything a page may load comes from this server; nothing runs that stands in the page. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
              + " data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "X-Permitted-Cross-Domain-Policies",
          "none");

  /** Half a year; only over TLS, where it means something. */
  private static final String STRICT = "max-age=15768000";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ALWAYS.forEach(response::setHeader);
    response.setHeader(HttpHeaders.CACHE_CONTROL, caching(request.getRequestURI()));
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", STRICT);
    }
    chain.doFilter(request, response);
  }

  /** Only what is the same for everybody may be kept. */
  private static String caching(String path) {
    return path.startsWith("/webjars/") || path.startsWith("/assets/") ? "no-cache" : "no-store";
  }
}
