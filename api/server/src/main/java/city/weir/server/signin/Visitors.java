package city.weir.server.signin;

import city.weir.server.security.Exclusions;
import city.weir.server.security.Subjects;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.util.Set;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Who it is that the issuer sent. What a person is to the platform is read from the access token,
 * as it is of a program that calls with one: so both come as the same subject by the same settings.
 * Where the issuer's access tokens cannot be read, the identity token says it.
 */
@Component
final class Visitors implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private final JwtDecoder tokens;
  private final Subjects subjects;
  private final Exclusions exclusions;
  private final Clock clock;

  Visitors(JwtDecoder tokens, Subjects subjects, Exclusions exclusions, Clock clock) {
    this.tokens = tokens;
    this.subjects = subjects;
    this.exclusions = exclusions;
    this.clock = clock;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    Jwt token = token(request);
    Set<Role> roles = subjects.rolesOf(token);
    Subject subject = subjects.of(token);
    if (Role.atOdds(roles)) {
      throw refused(
          "%s has the roles %s; administrator, auditor and operator each stand alone: whoever keeps"
                  .formatted(subject.name(), roles)
              + " the people of the issuer must take the others away");
    }
    if (exclusions.has(subject.id()) || exclusions.has(subject.party())) {
      throw refused(
          "The administrator has shut out %s; ask the administrator".formatted(subject.name()));
    }
    return new Visitor(subject, request.getIdToken(), clock.instant());
  }

  private Jwt token(OidcUserRequest request) {
    String access = request.getAccessToken().getTokenValue();
    if (!readable(access)) {
      return Jwt.withTokenValue(request.getIdToken().getTokenValue())
          .header("alg", "none")
          .claims(claims -> claims.putAll(request.getIdToken().getClaims()))
          .build();
    }
    try {
      return tokens.decode(access);
    } catch (JwtException e) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error("invalid_token"),
          "The issuer's access token is not for this server: " + e.getMessage(),
          e);
    }
  }

  private static boolean readable(String token) {
    try {
      JWTParser.parse(token);
      return true;
    } catch (ParseException e) {
      // The issuer hands out tokens that say nothing by themselves, as it may.
      return false;
    }
  }

  private static OAuth2AuthenticationException refused(String detail) {
    return new OAuth2AuthenticationException(new OAuth2Error(SignIns.REFUSED), detail);
  }
}
