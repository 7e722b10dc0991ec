package city.weir.server.security;

import city.weir.server.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Reads who is calling out of a token: out of our own where we put it, out of others where the
 * settings say their issuer does.
 */
@Component
final class Callers implements Converter<Jwt, AbstractAuthenticationToken> {
  private final Settings.Auth settings;

  Callers(Settings settings) {
    this.settings = settings.auth();
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    List<GrantedAuthority> authorities = new ArrayList<>();
    String path = OwnTokens.is(token) ? Claims.ROLES : settings.rolesClaim();
    if (claim(token, path) instanceof Collection<?> roles) {
      for (Object role : roles) {
        authorities.add(
            new SimpleGrantedAuthority("ROLE_" + role.toString().toUpperCase(Locale.ROOT)));
      }
    }
    return new JwtAuthenticationToken(token, authorities);
  }

  @Nullable String name(Jwt token) {
    return text(token, Claims.NAME);
  }

  @Nullable String party(Jwt token) {
    return text(token, OwnTokens.is(token) ? Claims.PARTY : settings.partyClaim());
  }

  @Nullable String organisation(Jwt token) {
    return text(token, OwnTokens.is(token) ? Claims.ORGANISATION : settings.organisationClaim());
  }

  @Nullable String district(Jwt token) {
    return text(token, OwnTokens.is(token) ? Claims.DISTRICT : settings.districtClaim());
  }

  @Nullable String clearance(Jwt token) {
    return text(token, OwnTokens.is(token) ? Claims.CLEARANCE : settings.clearanceClaim());
  }

  private static @Nullable String text(Jwt token, String path) {
    return claim(token, path) instanceof String text ? text : null;
  }

  private static @Nullable Object claim(Jwt token, String path) {
    Object value = token.getClaims();
    for (String step : path.split("\\.")) {
      if (!(value instanceof Map<?, ?> nested)) {
        return null;
      }
      value = nested.get(step);
    }
    return value;
  }
}
