package city.weir.server.security;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers while the city's issuer does not say by which keys its tokens are to be checked: it is
 * away, or what it says cannot be believed. Whose fault it is, the log tells; the token may be
 * right.
 */
final class IssuerAway extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(IssuerAway.class);

  private final Problems problems;

  IssuerAway(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
      log.warn("The issuer's keys cannot be had, so its tokens cannot be checked", e);
      response.setHeader(HttpHeaders.RETRY_AFTER, "10");
      problems.write(
          request,
          response,
          ProblemCode.UNAVAILABLE,
          "The city's issuer does not give its keys at the moment, so that the token cannot be"
              + " checked; try again in a while");
    }
  }
}
