package city.weir.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks the signature of a token once a minute, which costs more than all else a short call does,
 * and what it claims at every call: its times, and whether its holder may still hold it. A signing
 * key that is taken away lets the tokens it signed live a minute longer.
 */
final class RememberedTokens implements JwtDecoder {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Cache<String, Jwt> signed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> rules;

  /**
   * @param decoder checks signature and claims, and says what is wrong
   * @param rules what it asks of the claims
   */
  RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
    this.decoder = decoder;
    this.rules = rules;
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = signed.getIfPresent(token);
    if (known != null && !rules.validate(known).hasErrors()) {
      return known;
    }
    Jwt decoded = decoder.decode(token);
    signed.put(token, decoded);
    return decoded;
  }
}
