package city.weir.server.security;

import city.weir.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Shows to the authorization server those {@link Clients} that may hold a token of ours. */
final class RegisteredClients implements RegisteredClientRepository {
  private final Clients clients;
  private final OwnTokens tokens;
  private final Exclusions exclusions;
  private final Settings.Auth settings;

  RegisteredClients(
      Clients clients, OwnTokens tokens, Exclusions exclusions, Settings.Auth settings) {
    this.exclusions = exclusions;
    this.clients = clients;
    this.tokens = tokens;
    this.settings = settings;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException(
        "Clients come from the parties file, not from the issuer: " + client.getClientId());
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String id) {
    return tokens.mayHold(id) && !exclusions.has(id)
        ? clients.find(id).map(this::registered).orElse(null)
        : null;
  }

  private RegisteredClient registered(Clients.Client client) {
    return RegisteredClient.withId(client.party().id())
        .clientId(client.party().id())
        .clientName(client.party().name())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        // What Iceberg clients ask for when they are not told otherwise. Roles decide, not scopes.
        .scope("catalog")
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(settings.tokenLife()).build())
        .build();
  }
}
