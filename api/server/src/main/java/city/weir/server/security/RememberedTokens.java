package city.weir.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks the signature of a token once a minute, which costs more than all else a short call does,
 * and what it claims at every call: its times, and whether its holder may still hold it. When a key
 * was added or voided, all signatures are checked anew.
 */
final class RememberedTokens implements JwtDecoder {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Cache<String, Signed> signed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> rules;
  private final Supplier<Object> keys;

  private record Signed(Jwt token, Object keys) {}

  /**
   * @param decoder checks signature and claims, and says what is wrong
   * @param rules what it asks of the claims
   * @param keys that signatures are checked by: the same object as long as they are the same keys
   */
  RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules, Supplier<Object> keys) {
    this.decoder = decoder;
    this.rules = rules;
    this.keys = keys;
  }

  @Override
  public Jwt decode(String token) {
    Object now = keys.get();
    Signed known = signed.getIfPresent(token);
    if (known != null && known.keys() == now && !rules.validate(known.token()).hasErrors()) {
      return known.token();
    }
    Jwt decoded = decoder.decode(token);
    signed.put(token, new Signed(decoded, now));
    return decoded;
  }
}
