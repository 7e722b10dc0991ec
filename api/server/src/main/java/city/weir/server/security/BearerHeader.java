package city.weir.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Takes the token from the header {@code Authorization} and from nowhere else. Spring's own does so
 * by a regular expression over the whole token, an eighth of a short call.
 */
final class BearerHeader implements BearerTokenResolver {
  private static final String SCHEME = "Bearer ";

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header == null ? null : token(header);
  }

  /**
   * @return null when {@code header} is of another scheme
   */
  static @Nullable String token(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String token = header.substring(SCHEME.length()).strip();
    if (token.isEmpty() || !token.chars().allMatch(BearerHeader::allowed)) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("Bearer token is malformed"));
    }
    return token;
  }

  /** Of {@code b64token}, RFC 6750, section 2.1. */
  private static boolean allowed(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-._~+/=".indexOf(c) >= 0;
  }
}
