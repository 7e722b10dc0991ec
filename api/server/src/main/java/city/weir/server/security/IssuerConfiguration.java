package city.weir.server.security;

import city.weir.server.audit.Audit;
import city.weir.server.credentials.ClientAssertions;
import city.weir.server.credentials.KeyRing;
import city.weir.server.limits.RateLimit;
import city.weir.server.limits.RateLimitFilter;
import city.weir.server.limits.WrongTries;
import city.weir.server.problem.Problems;
import city.weir.server.settings.Home;
import city.weir.server.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * The embedded issuer: tokens for client credentials, and nothing else of OAuth2. It stays beside
 * an issuer of the city's, for the worker.
 */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {
  @Bean
  SigningKeys signingKeys(Home home, Settings settings, Clock clock) throws IOException {
    return SigningKeys.open(home.keys(), settings.auth().tokenLife(), clock);
  }

  /** Only these two paths; whatever else an authorization server could do stays closed. */
  @Bean
  @Order(1)
  SecurityFilterChain issuer(
      HttpSecurity http,
      Clients clients,
      OwnTokens tokens,
      Exclusions exclusions,
      Settings settings,
      SigningKeys keys,
      KeyRing ring,
      ClientAssertions assertions,
      WrongTries tries,
      Audit audit,
      RateLimit limit,
      Problems problems)
      throws Exception {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(candidates -> candidates.get(0));
    JwtGenerator generator = new JwtGenerator(encoder);
    generator.setJwtCustomizer(
        context ->
            clients
                .find(context.getRegisteredClient().getClientId())
                .ifPresent(
                    client ->
                        context
                            .getClaims()
                            .issuer(OwnTokens.ISSUER)
                            .audience(List.of(OwnTokens.AUDIENCE))
                            .claims(claims -> claims.putAll(Claims.of(client.party())))));
    RegisteredClients registered =
        new RegisteredClients(clients, tokens, exclusions, settings.auth());
    ClientProofs proofs = new ClientProofs(registered, ring, assertions, tries);
    return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
        .csrf(csrf -> csrf.disable())
        .with(
            new OAuth2AuthorizationServerConfigurer(),
            server ->
                server
                    .registeredClientRepository(registered)
                    .authorizationService(new ForgottenAuthorizations())
                    .authorizationServerSettings(AuthorizationServerSettings.builder().build())
                    .tokenGenerator(generator)
                    .clientAuthentication(
                        client ->
                            client
                                .authenticationConverters(
                                    ways -> ways.add(0, new AssertionConverter()))
                                .authenticationProviders(
                                    ways -> {
                                      ways.clear();
                                      ways.add(proofs);
                                    })
                                .errorResponseHandler(
                                    new WrongClient(settings.auth(), audit, tries))))
        .addFilterAfter(new RateLimitFilter(limit, problems), HeaderWriterFilter.class)
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .build();
  }
}
