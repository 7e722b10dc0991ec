package city.weir.server.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * The console as a client of the issuer: the city's, or else the embedded one. The city's is asked
 * for its addresses when the first person signs in, so that it may come up after the server.
 */
@Component
final class ConsoleClient implements ClientRegistrationRepository {
  /** There is one issuer, so one registration. */
  static final String REGISTRATION = "weir";

  /** Where signing in begins. */
  static final String BEGIN = "/console/sign-in";

  /** Where the issuer sends people back to. */
  static final String BACK = "/console/signed-in/" + REGISTRATION;

  private final CityIssuer city;
  private final ConsoleSettings settings;
  private volatile @Nullable ClientRegistration known;

  ConsoleClient(CityIssuer city, ConsoleSettings settings) {
    this.city = city;
    this.settings = settings;
  }

  /** Whether the issuer is this server's own. */
  boolean embedded() {
    return !city.exists();
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(REGISTRATION) ? registration() : null;
  }

  /**
   * The registration.
   *
   * @throws RuntimeException when the city's issuer does not answer
   */
  ClientRegistration registration() {
    ClientRegistration registration = known;
    if (registration == null) {
      registration = embedded() ? own() : ofTheCity();
      known = registration;
    }
    return registration;
  }

  private ClientRegistration own() {
    return ClientRegistration.withRegistrationId(REGISTRATION)
        .clientId(settings.clientId())
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(base() + BACK)
        .scope(OidcScopes.OPENID)
        .authorizationUri("/oauth2/authorize")
        // The code is redeemed within the process.
        .tokenUri("/oauth2/token")
        .build();
  }

  private ClientRegistration ofTheCity() {
    String secret = settings.clientSecret();
    ClientRegistration.Builder described =
        city.discover()
            .registrationId(REGISTRATION)
            .clientId(settings.clientId())
            .redirectUri(base() + BACK)
            .scope(OidcScopes.OPENID, OidcScopes.PROFILE);
    return secret == null
        ? described.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
        : described.clientSecret(secret).build();
  }

  /** What people reach the server by; a template of Spring's where they do so directly. */
  String base() {
    return settings.address() == null ? "{baseUrl}" : settings.address().toString();
  }
}
