package city.weir.server.people;

import city.weir.server.audit.Audit;
import city.weir.server.console.ErrorPages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.security.Subjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
  private static final String WAY_IN = "/sign-in";

  private final ErrorPages pages;
  private final Audit audit;
  private final Subjects subjects;

  ConsoleRefusals(ErrorPages pages, Audit audit, Subjects subjects) {
    this.pages = pages;
    this.audit = audit;
    this.subjects = subjects;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
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
      response.sendRedirect(WAY_IN);
      return;
    }
    boolean forged = e instanceof CsrfException;
    String action = request.getMethod() + " " + request.getRequestURI();
    audit.denied(
        request,
        reader,
        Deed.of(action.length() <= 100 ? action : action.substring(0, 100)),
        forged ? "no proof that a page of ours asked" : "no role opens this page");
    pages.write(
        request,
        response,
        reader,
        ProblemCode.NOT_PERMITTED,
        forged
            ? "This page is too old to be sent; load it anew and try again"
            : "Your roles do not open %s; the administrator can tell which do"
                .formatted(request.getRequestURI()));
  }
}
