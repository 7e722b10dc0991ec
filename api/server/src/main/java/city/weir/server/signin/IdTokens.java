package city.weir.server.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Checks identity tokens: ours by our keys, those of the city's issuer by its. */
@Component
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {
  private final JWKSource<SecurityContext> keys;
  private final CityIssuer city;
  // Kept, for each holds the keys it has fetched.
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  IdTokens(JWKSource<SecurityContext> keys, CityIssuer city) {
    this.keys = keys;
    this.city = city;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    return decoders.computeIfAbsent(
        registration.getRegistrationId(),
        id -> city.exists() ? city.identities(registration) : own(registration));
  }

  private JwtDecoder own(ClientRegistration registration) {
    NimbusJwtDecoder own = NimbusJwtDecoder.withJwkSource(keys).build();
    own.setJwtValidator(new OidcIdTokenValidator(registration));
    return own;
  }
}
