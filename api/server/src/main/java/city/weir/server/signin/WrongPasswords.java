package city.weir.server.signin;

import city.weir.server.audit.Audit;
import city.weir.server.security.People;
import city.weir.sharing.audit.Deed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Sends people back to the sign-in page, and keeps in the audit that somebody tried. */
@Component
final class WrongPasswords implements AuthenticationFailureHandler {
  private final Audit audit;
  private final People people;

  WrongPasswords(Audit audit, People people) {
    this.audit = audit;
    this.people = people;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof LockedException) {
      // Told once per wrong try; a flood of further ones must not fill the audit log.
      response.sendRedirect("/sign-in?wait");
      return;
    }
    String id = String.valueOf(request.getParameter("person"));
    // What nobody is called may be a password in the wrong field.
    String who = people.find(id).isPresent() ? "as " + id : "under a name nobody has";
    audit.turnedAway(request, Deed.of("sign-in"), "wrong name or password, " + who);
    response.sendRedirect("/sign-in?wrong");
  }
}
