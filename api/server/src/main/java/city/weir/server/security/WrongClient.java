package city.weir.server.security;

import city.weir.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Says at the token endpoint why there is no token, in the form of RFC 6749. */
final class WrongClient implements AuthenticationFailureHandler {
  private static final String WRONG =
      "client_id or client_secret is wrong. Send grant_type=client_credentials with both as a form;"
          + " the secrets of a new city are in credentials.json of its home.";

  private final Settings.Auth settings;

  WrongClient(Settings.Auth settings) {
    this.settings = settings;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    boolean known = e instanceof OAuth2AuthenticationException;
    String error =
        known ? ((OAuth2AuthenticationException) e).getError().getErrorCode() : "invalid_request";
    response.setStatus("invalid_client".equals(error) ? 401 : 400);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    String outside = settings.issuerUri();
    String why =
        outside == null
            ? WRONG
            : "only the worker gets one here. Get yours of the city's issuer, " + quoted(outside);
    String body =
        """
        {"error":"%s","error_description":"No token: %s"}"""
            .formatted(error.replaceAll("[^a-z_]", ""), why);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String address) {
    return address.replace("\\", "").replace("\"", "");
  }
}
