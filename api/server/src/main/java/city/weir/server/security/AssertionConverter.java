package city.weir.server.security;

import city.weir.server.credentials.ClientAssertions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Finds an assertion in a request for a token. The client need not name itself beside it (RFC 7521,
 * 4.2), as the library's own converter wants it to; where it does, both must agree.
 */
final class AssertionConverter implements AuthenticationConverter {
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    if (request.getParameter("client_assertion_type") == null
        && request.getParameter("client_assertion") == null) {
      return null;
    }
    String assertion = one(request, "client_assertion");
    boolean alone =
        request.getParameter("client_secret") == null && request.getHeader("Authorization") == null;
    String client = assertion == null ? null : ClientAssertions.speaksFor(assertion);
    String named = request.getParameter("client_id");
    if (!TYPE.equals(one(request, "client_assertion_type"))
        || client == null
        || client.isBlank()
        || !alone
        || (named != null && !named.equals(client))) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
    }
    return new OAuth2ClientAuthenticationToken(
        client, new ClientAuthenticationMethod(TYPE), assertion, Map.of());
  }

  private static @Nullable String one(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values != null && values.length == 1 ? values[0] : null;
  }
}
