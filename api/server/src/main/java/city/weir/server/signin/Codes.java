package city.weir.server.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** The codes the embedded issuer gave out, until they are redeemed or two minutes have passed. */
final class Codes implements OAuth2AuthorizationService {
  private final Cache<String, OAuth2Authorization> given =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(2)).build();

  @Override
  public void save(OAuth2Authorization authorization) {
    given.put(authorization.getId(), authorization);
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    given.invalidate(authorization.getId());
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return given.getIfPresent(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return given.asMap().values().stream()
        .filter(each -> each.getToken(token) != null || token.equals(each.getAttribute("state")))
        .findFirst()
        .orElse(null);
  }
}
