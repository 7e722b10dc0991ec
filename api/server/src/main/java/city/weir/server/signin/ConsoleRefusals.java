package city.weir.server.signin;

import city.weir.server.audit.Audit;
import city.weir.server.console.ErrorPages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.security.StandingException;
import city.weir.server.security.Subjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Shows the way in to those who have not signed in, and tells the others that a door is closed. */
@Component
final class ConsoleRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  static final String WAY_IN = ConsoleClient.BEGIN + "/" + ConsoleClient.REGISTRATION;
  private static final Logger log = LoggerFactory.getLogger(ConsoleRefusals.class);

  private final ConsoleClient client;
  private final ErrorPages pages;
  private final Audit audit;
  private final Subjects subjects;

  ConsoleRefusals(ConsoleClient client, ErrorPages pages, Audit audit, Subjects subjects) {
    this.client = client;
    this.pages = pages;
    this.audit = audit;
    this.subjects = subjects;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException absent)
      throws IOException, ServletException {
    try {
      client.registration();
    } catch (RuntimeException e) {
      log.warn("Nobody can sign in, the issuer does not answer: {}", e.getMessage());
      pages.write(
          request,
          response,
          Subject.PUBLIC,
          ProblemCode.UNAVAILABLE,
          "The city's issuer, where people sign in, does not answer; try again in a moment");
      return;
    }
    if (request.getHeader("HX-Request") == null) {
      response.sendRedirect(WAY_IN);
    } else {
      // A redirect would put the whole sign-in page into a piece of this one.
      response.setHeader("HX-Redirect", WAY_IN);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException, ServletException {
    Subject reader = subjects.of((Authentication) request.getUserPrincipal());
    if (reader.is(Subject.Role.PUBLIC)) {
      // The page outlived its session.
      response.sendRedirect("/console");
      return;
    }
    String why = "no role opens this page";
    String detail =
        "Your roles do not open %s; the administrator can tell which do"
            .formatted(request.getRequestURI());
    if (e instanceof CsrfException) {
      why = "no proof that a page of ours asked";
      detail = "This page is too old to be sent; load it anew and try again";
    } else if (e instanceof StandingException) {
      why = String.valueOf(e.getMessage());
      detail = why;
    }
    String action = request.getMethod() + " " + request.getRequestURI();
    audit.denied(
        request, reader, Deed.of(action.length() <= 100 ? action : action.substring(0, 100)), why);
    pages.write(request, response, reader, ProblemCode.NOT_PERMITTED, detail);
  }
}
