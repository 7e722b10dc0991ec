package city.weir.server.signin;

import city.weir.server.security.Claims;
import city.weir.server.security.OwnTokens;
import city.weir.server.security.People;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.stereotype.Component;

/**
 * Redeems the codes people come back with. The city's issuer is asked by HTTP; the embedded one
 * within the process, by the same rules: a call of the server to itself would need to know by which
 * address and certificate it is reached, and could wait for threads it holds itself.
 */
@Component
final class Redemption
    implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {
  private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> city;
  private final ConsoleClient client;
  private final OwnClient own;
  private final People people;
  private final AuthenticationProvider proof;
  private final AuthenticationProvider codes;

  Redemption(
      ConsoleClient client,
      CityIssuer city,
      OwnClient own,
      People people,
      JWKSource<SecurityContext> keys) {
    this.city = city.codes();
    this.client = client;
    this.own = own;
    this.people = people;
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(candidates -> candidates.get(0));
    JwtGenerator tokens = new JwtGenerator(encoder);
    tokens.setJwtCustomizer(this::describe);
    this.proof = new PublicClientAuthenticationProvider(own, own.codes());
    this.codes = new OAuth2AuthorizationCodeAuthenticationProvider(own.codes(), tokens);
  }

  @Override
  public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
    return client.embedded()
        ? own.within(request.getAuthorizationExchange(), () -> redeem(request))
        : city.getTokenResponse(request);
  }

  private OAuth2AccessTokenResponse redeem(OAuth2AuthorizationCodeGrantRequest request) {
    OAuth2AuthorizationExchange exchange = request.getAuthorizationExchange();
    String code = Objects.requireNonNull(exchange.getAuthorizationResponse().getCode());
    Map<String, Object> shown = new HashMap<>();
    shown.put(
        OAuth2ParameterNames.GRANT_TYPE, AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
    shown.put(OAuth2ParameterNames.CODE, code);
    shown.put(
        PkceParameterNames.CODE_VERIFIER,
        Objects.requireNonNull(
            exchange.getAuthorizationRequest().getAttribute(PkceParameterNames.CODE_VERIFIER)));
    Authentication console =
        Objects.requireNonNull(
            proof.authenticate(
                new OAuth2ClientAuthenticationToken(
                    request.getClientRegistration().getClientId(),
                    ClientAuthenticationMethod.NONE,
                    null,
                    shown)));
    OAuth2AccessTokenAuthenticationToken answer =
        (OAuth2AccessTokenAuthenticationToken)
            Objects.requireNonNull(
                codes.authenticate(
                    new OAuth2AuthorizationCodeAuthenticationToken(
                        code,
                        console,
                        exchange.getAuthorizationRequest().getRedirectUri(),
                        Map.of())));
    return OAuth2AccessTokenResponse.withToken(answer.getAccessToken().getTokenValue())
        .tokenType(OAuth2AccessToken.TokenType.BEARER)
        .scopes(answer.getAccessToken().getScopes())
        .additionalParameters(answer.getAdditionalParameters())
        .build();
  }

  /**
   * What our access tokens say of the person they are for. Identity tokens name the address as
   * their issuer, as OpenID Connect wants it.
   */
  private void describe(JwtEncodingContext context) {
    if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
      String id = Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
      context.getClaims().issuer(OwnTokens.ISSUER).audience(List.of(OwnTokens.AUDIENCE));
      people
          .find(id)
          .ifPresent(
              person ->
                  context.getClaims().claims(claims -> claims.putAll(Claims.of(person.subject()))));
    }
  }
}
