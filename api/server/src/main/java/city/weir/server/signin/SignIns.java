package city.weir.server.signin;

import city.weir.server.audit.Audit;
import city.weir.server.console.ErrorPages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.security.KnownSubjects;
import city.weir.server.security.LastSignIns;
import city.weir.server.security.Subjects;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Who came in, who went, and who was turned away: told to the audit before anything else. */
@Component
final class SignIns
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
  /** Code of a refusal whose words are for the person. */
  static final String REFUSED = "refused_by_the_platform";

  private static final Deed SIGN_IN = Deed.of("sign-in");

  private final SavedRequestAwareAuthenticationSuccessHandler onward =
      new SavedRequestAwareAuthenticationSuccessHandler();
  private final Audit audit;
  private final Subjects subjects;
  private final Sessions sessions;
  private final LastSignIns last;
  private final KnownSubjects known;
  private final ErrorPages pages;

  SignIns(
      Audit audit,
      Subjects subjects,
      Sessions sessions,
      LastSignIns last,
      KnownSubjects known,
      ErrorPages pages) {
    this.audit = audit;
    this.subjects = subjects;
    this.sessions = sessions;
    this.last = last;
    this.known = known;
    this.pages = pages;
    onward.setDefaultTargetUrl("/console");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException, ServletException {
    Subject subject = subjects.of(person);
    audit.permitted(request, subject, SIGN_IN, "with the roles " + subject.roles());
    last.keep(subject);
    known.remember(subject);
    sessions.begin(subject.id(), request.getSession());
    onward.onAuthenticationSuccess(request, response, person);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException, ServletException {
    String code =
        e instanceof OAuth2AuthenticationException known ? known.getError().getErrorCode() : "";
    if (code.equals("authorization_request_not_found")) {
      // An old answer of the issuer's, found in the browser's history: begin anew.
      response.sendRedirect("/console");
      return;
    }
    String why = String.valueOf(e.getMessage());
    audit.turnedAway(request, SIGN_IN, code + ": " + why);
    pages.write(
        request,
        response,
        Subject.PUBLIC,
        ProblemCode.NOT_PERMITTED,
        code.equals(REFUSED)
            ? why
            : "The issuer's answer was not accepted (%s); sign in again".formatted(code));
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
    if (person != null) {
      audit.permitted(request, subjects.of(person), Deed.of("sign-out"), "asked for it");
    }
  }
}
