package city.weir.server.people;

import city.weir.server.audit.Audit;
import city.weir.server.security.People;
import city.weir.server.security.Subjects;
import city.weir.sharing.audit.Deed;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Tells the audit who came in, who went, and who was turned away. */
@Component
final class SignIns
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
  private final SavedRequestAwareAuthenticationSuccessHandler onward =
      new SavedRequestAwareAuthenticationSuccessHandler();
  private final Audit audit;
  private final Subjects subjects;
  private final People people;

  SignIns(Audit audit, Subjects subjects, People people) {
    this.audit = audit;
    this.subjects = subjects;
    this.people = people;
    onward.setDefaultTargetUrl("/console");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException, ServletException {
    audit.permitted(request, subjects.of(person), Deed.of("sign-in"), "with a password");
    onward.onAuthenticationSuccess(request, response, person);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    String id = String.valueOf(request.getParameter("person"));
    // What nobody is called may be a password in the wrong field.
    String who = people.find(id).isPresent() ? "as " + id : "under a name nobody has";
    audit.turnedAway(request, Deed.of("sign-in"), "wrong name or password, " + who);
    response.sendRedirect("/sign-in?wrong");
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
    if (person != null) {
      audit.permitted(request, subjects.of(person), Deed.of("sign-out"), "asked for it");
    }
  }
}
