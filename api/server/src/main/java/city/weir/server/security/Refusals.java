package city.weir.server.security;

import city.weir.server.audit.Audit;
import city.weir.server.limits.RateLimit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import city.weir.server.settings.Settings;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers those who are not let in: which it is, and what to do. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final Problems problems;
  private final Audit audit;
  private final Subjects subjects;
  private final RateLimit limit;
  private final String door;

  Refusals(Problems problems, Audit audit, Subjects subjects, RateLimit limit, Settings settings) {
    String outside = settings.auth().issuerUri();
    this.door = outside == null ? "/oauth2/token" : "the city's issuer, " + outside;
    this.problems = problems;
    this.audit = audit;
    this.subjects = subjects;
    this.limit = limit;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    String address = "address:" + request.getRemoteAddr();
    // A flood of wrong tokens must not fill the audit log.
    if (!limit.allows(address)) {
      problems.write(
          request, response, ProblemCode.TOO_MANY_REQUESTS, "Too many refused requests; wait");
      return;
    }
    audit.turnedAway(request, Deed.of(action(request)), "not authenticated");
    if (e instanceof InvalidBearerTokenException) {
      boolean expired = String.valueOf(e.getMessage()).contains("expired");
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      problems.write(
          request,
          response,
          expired ? ProblemCode.EXPIRED_TOKEN : ProblemCode.BAD_TOKEN,
          expired
              ? "The token has expired; get a new one at " + door
              : "The token was not issued for this server, or was changed; get one at " + door);
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(
        request,
        response,
        ProblemCode.NO_TOKEN,
        "Send a token as Authorization: Bearer <token>; get one at %s with your client id and secret"
            .formatted(door));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    Subject caller = subjects.of((Authentication) request.getUserPrincipal());
    if (e instanceof CsrfException) {
      audit.denied(request, caller, Deed.of(action(request)), "no proof that a page of ours asked");
      problems.write(
          request,
          response,
          ProblemCode.NOT_PERMITTED,
          "Whoever calls by a browser's session sends with it the token of the console's pages, as"
              + " X-CSRF-TOKEN; programs call with Authorization: Bearer <token>");
      return;
    }
    if (e instanceof StandingException) {
      String why = String.valueOf(e.getMessage());
      audit.denied(request, caller, Deed.of(action(request)), why);
      problems.write(request, response, ProblemCode.NOT_PERMITTED, why);
      return;
    }
    audit.denied(request, caller, Deed.of(action(request)), "no role opens this path");
    problems.write(
        request,
        response,
        ProblemCode.NOT_PERMITTED,
        "Your roles do not open %s %s; the steward can tell which do"
            .formatted(request.getMethod(), request.getRequestURI()));
  }

  private static String action(HttpServletRequest request) {
    String action = request.getMethod() + " " + request.getRequestURI();
    return action.length() <= 100 ? action : action.substring(0, 100);
  }
}
