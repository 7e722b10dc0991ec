package city.weir.server.signin;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * The one client people of the embedded issuer are sent back to: the console of this very server,
 * under the address they came by.
 */
@Component
final class OwnClient implements RegisteredClientRepository {
  private final ConsoleSettings settings;
  private final Codes codes = new Codes();

  OwnClient(ConsoleSettings settings) {
    this.settings = settings;
  }

  Codes codes() {
    return codes;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException(
        "The console is the only client: " + client.getClientId());
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String id) {
    if (!id.equals(settings.clientId())) {
      return null;
    }
    URI address = settings.address();
    String base =
        address == null
            ? AuthorizationServerContextHolder.getContext().getIssuer()
            : address.toString();
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(base + ConsoleClient.BACK)
        .scope(OidcScopes.OPENID)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(
            TokenSettings.builder()
                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                .accessTokenTimeToLive(Duration.ofMinutes(1))
                .build())
        .build();
  }

  /** Does what the issuer does at its token endpoint, without a request to it. */
  <T> T within(OAuth2AuthorizationExchange exchange, Supplier<T> deed) {
    URI back = URI.create(exchange.getAuthorizationRequest().getRedirectUri());
    String base = back.getScheme() + "://" + back.getRawAuthority();
    AuthorizationServerSettings server = AuthorizationServerSettings.builder().build();
    AuthorizationServerContextHolder.setContext(
        new AuthorizationServerContext() {
          @Override
          public String getIssuer() {
            return base;
          }

          @Override
          public AuthorizationServerSettings getAuthorizationServerSettings() {
            return server;
          }
        });
    try {
      return deed.get();
    } finally {
      AuthorizationServerContextHolder.resetContext();
    }
  }
}
