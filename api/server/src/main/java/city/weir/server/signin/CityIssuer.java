package city.weir.server.signin;

import city.weir.server.outgoing.IssuerCalls;
import city.weir.server.settings.Settings;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * The city's OIDC issuer as people sign in with it. Whatever is asked of it goes through {@link
 * IssuerCalls}: the libraries' own ways of asking would follow it anywhere.
 */
@Component
final class CityIssuer {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final @Nullable String address;
  private final IssuerCalls calls;

  CityIssuer(Settings settings, IssuerCalls calls) {
    this.address = settings.auth().issuerUri();
    this.calls = calls;
  }

  /** Whether there is one; else the server issues tokens itself. */
  boolean exists() {
    return address != null;
  }

  /**
   * Where its doors are, as it says now.
   *
   * @throws RuntimeException when it does not answer, or names another issuer than itself
   */
  ClientRegistration.Builder discover() {
    if (address == null) {
      throw new IllegalStateException("weir.auth.issuer-uri names no issuer to ask");
    }
    String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    Map<String, Object> described =
        calls
            .client()
            .exchange(
                base + DISCOVERY,
                HttpMethod.GET,
                null,
                new ParameterizedTypeReference<Map<String, Object>>() {})
            .getBody();
    if (described == null || !address.equals(described.get("issuer"))) {
      throw new IllegalStateException(
          "%s describes the issuer %s: weir.auth.issuer-uri must be what it calls itself"
              .formatted(base + DISCOVERY, described == null ? "not" : described.get("issuer")));
    }
    return ClientRegistrations.fromOidcConfiguration(described);
  }

  /** Redeems codes for tokens. */
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
    RestClientAuthorizationCodeTokenResponseClient codes =
        new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        calls
            .doors()
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return codes;
  }

  /** Checks identity tokens by its keys, asking for them as they change. */
  JwtDecoder identities(ClientRegistration registration) {
    String keys =
        Objects.requireNonNull(
            registration.getProviderDetails().getJwkSetUri(),
            "The issuer's description names no jwks_uri, where its keys are");
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys).restOperations(calls.client()).build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(registration)));
    return decoder;
  }
}
