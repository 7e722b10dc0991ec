package city.weir.server.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
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
  private final ConsoleClient client;
  private final OidcIdTokenDecoderFactory city = new OidcIdTokenDecoderFactory();

  IdTokens(JWKSource<SecurityContext> keys, ConsoleClient client) {
    this.keys = keys;
    this.client = client;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    if (!client.embedded()) {
      return city.createDecoder(registration);
    }
    NimbusJwtDecoder own = NimbusJwtDecoder.withJwkSource(keys).build();
    own.setJwtValidator(new OidcIdTokenValidator(registration));
    return own;
  }
}
