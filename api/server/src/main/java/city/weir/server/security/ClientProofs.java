package city.weir.server.security;

import city.weir.server.credentials.AssertionRefused;
import city.weir.server.credentials.ClientAssertions;
import city.weir.server.credentials.KeyRing;
import city.weir.server.limits.WrongTries;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Decides at the token door whether a client is who it says: by one of its secrets, or by an
 * assertion signed with one of its keys. Wrong tries are counted by client and address, so that
 * nobody can shut another out by guessing in its name from elsewhere.
 */
final class ClientProofs implements AuthenticationProvider {
  /** Says that there were too many wrong tries; RFC 6749 has no code of its own for it. */
  static final String TOO_MANY = "slow_down";

  private static final ClientAuthenticationMethod ASSERTION =
      new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");

  private final RegisteredClients clients;
  private final KeyRing ring;
  private final ClientAssertions assertions;
  private final WrongTries tries;

  ClientProofs(
      RegisteredClients clients, KeyRing ring, ClientAssertions assertions, WrongTries tries) {
    this.clients = clients;
    this.ring = ring;
    this.assertions = assertions;
    this.tries = tries;
  }

  @Override
  public boolean supports(Class<?> type) {
    return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
  }

  @Override
  public Authentication authenticate(Authentication asking) {
    OAuth2ClientAuthenticationToken token = (OAuth2ClientAuthenticationToken) asking;
    String id = token.getPrincipal().toString();
    String address =
        token.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    String who = id + "@" + address;
    Duration wait = tries.wait(who).plus(tries.wait(address));
    if (!wait.isZero()) {
      throw refused(TOO_MANY, "too many wrong tries; wait %d s".formatted(wait.toSeconds() + 1));
    }
    RegisteredClient client = clients.findByClientId(id);
    try {
      if (client != null && token.getCredentials() != null) {
        return proved(token, client, token.getCredentials().toString());
      }
      throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "");
    } catch (OAuth2AuthenticationException e) {
      tries.wrong(who);
      throw e;
    }
  }

  private Authentication proved(
      OAuth2ClientAuthenticationToken token, RegisteredClient client, String proof) {
    ClientAuthenticationMethod method = token.getClientAuthenticationMethod();
    if (method.equals(ASSERTION)) {
      try {
        assertions.check(client.getClientId(), proof);
        return new OAuth2ClientAuthenticationToken(
            client, ClientAuthenticationMethod.PRIVATE_KEY_JWT, null);
      } catch (AssertionRefused e) {
        throw refused(OAuth2ErrorCodes.INVALID_CLIENT, e.getMessage());
      }
    }
    boolean bySecret =
        method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            || method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    if (bySecret && ring.secret(client.getClientId(), proof).isPresent()) {
      return new OAuth2ClientAuthenticationToken(client, method, null);
    }
    throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "");
  }

  private static OAuth2AuthenticationException refused(String code, String why) {
    return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
  }
}
