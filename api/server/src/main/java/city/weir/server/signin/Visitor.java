package city.weir.server.signin;

import city.weir.server.security.SignedIn;
import city.weir.sharing.policy.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody who signed in.
 *
 * @param idToken by which the issuer is told at signing out whose session is to end
 * @param since when
 */
record Visitor(Subject subject, OidcIdToken idToken, Instant since) implements OidcUser, SignedIn {
  @Override
  public String getName() {
    return subject.id();
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities(subject);
  }

  /** What the doors ask for. */
  static List<GrantedAuthority> authorities(Subject subject) {
    return subject.roles().stream()
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
        .toList();
  }

  @Override
  public Map<String, Object> getClaims() {
    return idToken.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return idToken.getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  @Override
  public OidcIdToken getIdToken() {
    return idToken;
  }
}
