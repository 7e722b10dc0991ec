package city.weir.server.security;

import city.weir.server.audit.Audit;
import city.weir.server.limits.WrongTries;
import city.weir.server.settings.Settings;
import city.weir.sharing.audit.Deed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Says at the token endpoint why there is no token, in the form of RFC 6749. */
final class WrongClient implements AuthenticationFailureHandler {
  private static final String WRONG =
      "client_id or client_secret is wrong. Send grant_type=client_credentials with both as a form,"
          + " or a signed client_assertion; the secrets of a new city are in credentials.json of its"
          + " home.";

  private final Settings.Auth settings;
  private final Audit audit;
  private final WrongTries tries;

  WrongClient(Settings.Auth settings, Audit audit, WrongTries tries) {
    this.settings = settings;
    this.audit = audit;
    this.tries = tries;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    boolean known = e instanceof OAuth2AuthenticationException;
    String error =
        known ? ((OAuth2AuthenticationException) e).getError().getErrorCode() : "invalid_request";
    String said = known ? ((OAuth2AuthenticationException) e).getError().getDescription() : null;
    boolean tooMany = ClientProofs.TOO_MANY.equals(error);
    String address = request.getRemoteAddr();
    if (tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
    } else if (tries.wait(address).isZero()) {
      // Counted tries only: a flood must not fill the audit log.
      tries.wrongOfMany(address);
      audit.turnedAway(request, Deed.of("token.issue"), "the client did not prove who it is");
    }
    response.setStatus(tooMany ? 429 : "invalid_client".equals(error) ? 401 : 400);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    String body =
        """
        {"error":"%s","error_description":"No token: %s"}"""
            .formatted(
                error.replaceAll("[^a-z_]", ""),
                plain(said == null || said.isBlank() ? unsaid() : said));
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private String unsaid() {
    String outside = settings.issuerUri();
    return outside == null
        ? WRONG
        : "only the worker gets one here. Get yours of the city's issuer, " + outside;
  }

  /** As a JSON string takes it. */
  private static String plain(String text) {
    return text.replaceAll("[\\\\\"\\p{Cntrl}]", "");
  }
}
