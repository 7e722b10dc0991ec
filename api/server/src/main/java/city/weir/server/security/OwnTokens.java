package city.weir.server.security;

import city.weir.server.settings.Settings;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * The tokens of the embedded issuer: how they are known, and who may hold one. With an issuer of
 * the city's these are the worker and engines alone; all others get theirs there.
 */
@Component
public final class OwnTokens {
  /** Not an address: a token is known by it whatever name the server is called by. */
  public static final String ISSUER = "urn:weir:issuer";

  /** What they are meant for. */
  public static final String AUDIENCE = "weir";

  private final Parties parties;
  private final People people;
  private final boolean workerOnly;

  OwnTokens(Parties parties, People people, Settings settings) {
    this.parties = parties;
    this.people = people;
    this.workerOnly = settings.auth().issuerUri() != null;
  }

  /** Answered from memory: a valid token must be known while the database is away. */
  boolean mayHold(String client) {
    return workerOnly
        ? client.equals(Credentials.WORKER) || parties.isEngine(client)
        : parties.has(client) || people.find(client).isPresent();
  }

  static boolean is(Jwt token) {
    return ISSUER.equals(token.getClaimAsString(JwtClaimNames.ISS));
  }

  /** Whether {@code token}, not checked yet, claims to be one of ours. */
  static boolean claims(String token) {
    try {
      return ISSUER.equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
    } catch (ParseException e) {
      // Whoever checks it says what is wrong with it.
      return false;
    }
  }

  JwtDecoder decoder(SigningKeys keys) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
    OAuth2TokenValidator<Jwt> rules =
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(),
            new JwtIssuerValidator(ISSUER),
            new JwtAudienceValidator(AUDIENCE),
            new JwtClaimValidator<String>(
                JwtClaimNames.SUB, client -> client != null && mayHold(client)));
    decoder.setJwtValidator(rules);
    return new RememberedTokens(decoder, rules, keys::state);
  }
}
