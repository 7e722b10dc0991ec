package city.weir.server.security;

import city.weir.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Tokens of an OIDC issuer of the city's instead of our own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("weir.auth.issuer-uri")
class OutsideIssuerConfiguration {
  /** Asks the issuer for its keys at the first token, so that it may come up after the server. */
  @Bean
  JwtDecoder jwtDecoder(Settings settings) {
    String issuer = Objects.requireNonNull(settings.auth().issuerUri());
    List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
    rules.add(JwtValidators.createDefaultWithIssuer(issuer));
    String audience = settings.auth().audience();
    if (audience != null) {
      rules.add(new JwtAudienceValidator(audience));
    }
    return new SupplierJwtDecoder(
        () -> {
          NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
          decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules));
          return decoder;
        });
  }
}
