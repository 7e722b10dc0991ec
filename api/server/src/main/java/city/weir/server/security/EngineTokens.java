package city.weir.server.security;

import city.weir.server.settings.Settings;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Tokens an engine works with while it serves somebody (RFC 8693, token exchange). They open what
 * the engine's own do and no more, and name whom it serves, so that the audit can.
 */
@Component
public final class EngineTokens {
  /** The role of clients that evaluate the policy's answers themselves. */
  public static final String ROLE = "ENGINE";

  private static final String SERVES = "serves";

  private final NimbusJwtEncoder encoder;
  private final Duration life;
  private final Clock clock;

  EngineTokens(SigningKeys keys, Settings settings, Clock clock) {
    this.encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(candidates -> candidates.get(0));
    this.life = settings.auth().tokenLife();
    this.clock = clock;
  }

  /**
   * @param seconds how long it holds
   */
  public record Token(String value, long seconds) {}

  /** A token with which {@code engine} serves {@code user}. */
  public Token serving(String engine, String user) {
    Instant now = clock.instant();
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .issuer(OwnTokens.ISSUER)
            .audience(List.of(OwnTokens.AUDIENCE))
            .subject(engine)
            .issuedAt(now)
            .expiresAt(now.plus(life))
            .claim(Claims.ROLES, Set.of(ROLE))
            .claim(SERVES, user)
            .build();
    JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
    return new Token(
        encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(),
        life.toSeconds());
  }

  /**
   * Whom a token names, without a look at its signature: it is the engine that says so, and the
   * engine has to prove who it is.
   */
  public static Optional<String> named(@Nullable String token) {
    try {
      return token == null
          ? Optional.empty()
          : Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet().getSubject())
              .filter(name -> !name.isBlank());
    } catch (ParseException e) {
      // Whatever it is, it names nobody.
      return Optional.empty();
    }
  }

  /** Whom the engine that calls serves; empty when it serves itself, or none calls. */
  public static Optional<String> served(@Nullable Authentication caller) {
    return caller instanceof JwtAuthenticationToken token
        ? Optional.ofNullable(token.getToken().getClaimAsString(SERVES))
        : Optional.empty();
  }
}
