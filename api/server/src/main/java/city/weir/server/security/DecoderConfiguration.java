package city.weir.server.security;

import city.weir.server.outgoing.IssuerCalls;
import city.weir.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Whose tokens are accepted: our own, and those of the city's OIDC issuer when there is one. */
@Configuration(proxyBeanMethods = false)
class DecoderConfiguration {
  /** The issuer a token names decides by whose keys it is checked. */
  @Bean
  JwtDecoder jwtDecoder(OwnTokens tokens, SigningKeys keys, Settings settings, IssuerCalls calls) {
    JwtDecoder own = tokens.decoder(keys);
    String issuer = settings.auth().issuerUri();
    if (issuer == null) {
      return own;
    }
    JwtDecoder outside = outside(issuer, settings.auth().audience(), calls);
    return token -> (OwnTokens.claims(token) ? own : outside).decode(token);
  }

  /** Asks the issuer for its keys at the first token, so that it may come up after the server. */
  private static JwtDecoder outside(String issuer, @Nullable String audience, IssuerCalls calls) {
    List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
    rules.add(JwtValidators.createDefaultWithIssuer(issuer));
    rules.add(
        new JwtClaimValidator<String>(
            JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    if (audience != null) {
      rules.add(new JwtAudienceValidator(audience));
    }
    OAuth2TokenValidator<Jwt> all = new DelegatingOAuth2TokenValidator<>(rules);
    JwtDecoder decoding =
        new SupplierJwtDecoder(
            () -> {
              NimbusJwtDecoder decoder =
                  NimbusJwtDecoder.withIssuerLocation(issuer)
                      .restOperations(calls.client())
                      .build();
              decoder.setJwtValidator(all);
              return decoder;
            });
    // Its keys are asked for again by the minute, as the issuer's own caches would.
    return new RememberedTokens(decoding, all, () -> issuer);
  }
}
