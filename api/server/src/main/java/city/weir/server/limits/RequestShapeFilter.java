package city.weir.server.limits;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose shape no door of ours takes: query strings that are longer than any
 * question, bodies that are packed (a small one could unpack to any size), and forms of several
 * parts.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
final class RequestShapeFilter extends OncePerRequestFilter {
  static final int LONGEST_QUERY = 8_000;

  private final Problems problems;

  RequestShapeFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    String type = request.getContentType();
    if (query != null && query.length() > LONGEST_QUERY) {
      problems.write(
          request,
          response,
          ProblemCode.MALFORMED,
          "The query string is longer than %d characters; ask for less at once"
              .formatted(LONGEST_QUERY));
    } else if (packed(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
      problems.write(
          request,
          response,
          ProblemCode.WRONG_CONTENT_TYPE,
          "Bodies are taken as they are: send it unpacked, without Content-Encoding");
    } else if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
      problems.write(
          request,
          response,
          ProblemCode.WRONG_CONTENT_TYPE,
          "Forms of several parts are not taken: send the content itself as the body");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean packed(@Nullable String encoding) {
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase("identity");
  }
}
