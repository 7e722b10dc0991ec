package city.weir.server.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;

/**
 * Where signing out leads: to the issuer's own end of the session, where it has one, and from there
 * back.
 */
final class SignOut extends OidcClientInitiatedLogoutSuccessHandler {
  private static final String OUT = "/signed-out";

  SignOut(ConsoleClient client) {
    super(client);
    setPostLogoutRedirectUri(client.base() + OUT);
    setDefaultTargetUrl(OUT);
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
      throws IOException, ServletException {
    String target = person == null ? OUT : determineTargetUrl(request, response, person);
    if (target.startsWith("/")) {
      response.sendRedirect(target);
    } else {
      // Not as a redirect: forms of our pages may lead to this server only, and browsers hold what
      // a
      // form is redirected to against it.
      response.setHeader("Refresh", "0;url=" + target);
    }
  }
}
