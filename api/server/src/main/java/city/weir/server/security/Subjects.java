package city.weir.server.security;

import city.weir.contract.CreditCode;
import city.weir.contract.Grade;
import city.weir.sharing.policy.Subject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Makes the policy's subject of whoever is authenticated. */
@Component
public final class Subjects {
  private static final Logger log = LoggerFactory.getLogger(Subjects.class);

  private final Callers callers;

  Subjects(Callers callers) {
    this.callers = callers;
  }

  /**
   * The subject of a request; {@link Subject#PUBLIC} when it came without a token and nobody signed
   * in.
   */
  public Subject of(@Nullable Authentication authentication) {
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
      return person.subject();
    }
    if (!(authentication instanceof JwtAuthenticationToken token)) {
      return Subject.PUBLIC;
    }
    Jwt jwt = token.getToken();
    return of(jwt, roles(authentication));
  }

  /** The subject {@code token} describes. */
  public Subject of(Jwt token) {
    return of(token, rolesOf(token));
  }

  /** The roles {@code token} names; some may be at odds. */
  public Set<Subject.Role> rolesOf(Jwt token) {
    return roles(callers.convert(token));
  }

  /** Whoever comes with roles at odds is let do nothing with any of them. */
  private Subject of(Jwt jwt, Set<Subject.Role> named) {
    Set<Subject.Role> roles = Subject.Role.atOdds(named) ? Set.of() : named;
    String name = callers.name(jwt);
    String party = callers.party(jwt);
    String id = Objects.requireNonNull(jwt.getSubject(), "Decoders refuse tokens without one");
    return new Subject(
        id,
        name == null ? id : name,
        party == null || party.isBlank() ? id : party,
        organisation(jwt),
        roles,
        district(jwt),
        clearance(callers.clearance(jwt)));
  }

  /** The subject that tokens of {@code party} describe. */
  static Subject of(Party party) {
    return new Subject(
        party.id(),
        party.name(),
        party.id(),
        party.organisation(),
        rolesOf(party),
        party.district(),
        clearance(party.clearance()));
  }

  /** The roles of {@code party} that the policy knows; others open doors for machines only. */
  static Set<Subject.Role> rolesOf(Party party) {
    Set<Subject.Role> roles = EnumSet.noneOf(Subject.Role.class);
    for (Subject.Role role : Subject.Role.values()) {
      if (party.roles().contains(role.name())) {
        roles.add(role);
      }
    }
    return roles;
  }

  /** The roles whoever is authenticated comes with; some may be at odds. */
  static Set<Subject.Role> roles(Authentication authentication) {
    Set<Subject.Role> roles = EnumSet.noneOf(Subject.Role.class);
    for (Subject.Role role : Subject.Role.values()) {
      String name = "ROLE_" + role.name();
      if (authentication.getAuthorities().stream().anyMatch(a -> name.equals(a.getAuthority()))) {
        roles.add(role);
      }
    }
    return roles;
  }

  /** An organisation that is none counts for nothing: the caller then owns no dataset. */
  private @Nullable String organisation(Jwt jwt) {
    String organisation = callers.organisation(jwt);
    if (organisation != null && !CreditCode.isValid(organisation)) {
      log.warn(
          "The token of {} names the organisation '{}': no 统一社会信用代码",
          jwt.getSubject(),
          organisation);
      return null;
    }
    return organisation;
  }

  /**
   * A district that is none counts for nothing: the caller then sees no rows shared by district.
   */
  private @Nullable String district(Jwt jwt) {
    String district = callers.district(jwt);
    if (district != null && !district.matches("[0-9]{6}")) {
      log.warn(
          "The token of {} names the district '{}': no GB/T 2260 code", jwt.getSubject(), district);
      return null;
    }
    return district;
  }

  /** The lowest, unless the token names one that exists. */
  private static Grade clearance(@Nullable String word) {
    return Arrays.stream(Grade.values())
        .filter(g -> g.word().equals(word == null ? null : word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(Grade.GENERAL_1);
  }
}
