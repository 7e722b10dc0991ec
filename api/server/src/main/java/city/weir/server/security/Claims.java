package city.weir.server.security;

import city.weir.sharing.policy.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The claims in which the embedded issuer's tokens say who the caller is. */
public final class Claims {
  static final String NAME = "name";
  static final String PARTY = "party";
  static final String ORGANISATION = "organisation";
  static final String ROLES = "roles";
  static final String DISTRICT = "district";
  static final String CLEARANCE = "clearance";

  private Claims() {}

  /** What a token says of {@code person}. */
  public static Map<String, Object> of(Subject person) {
    Map<String, Object> claims = new HashMap<>();
    claims.put(NAME, person.name());
    claims.put(PARTY, person.party());
    if (person.organisation() != null) {
      claims.put(ORGANISATION, person.organisation());
    }
    claims.put(ROLES, person.roles().stream().map(Enum::name).toList());
    claims.put(CLEARANCE, person.clearance().word());
    if (person.district() != null) {
      claims.put(DISTRICT, person.district());
    }
    return claims;
  }

  static Map<String, Object> of(Party party) {
    Map<String, Object> claims = new HashMap<>();
    claims.put(NAME, party.name());
    claims.put(PARTY, party.id());
    if (party.organisation() != null) {
      claims.put(ORGANISATION, party.organisation());
    }
    claims.put(ROLES, List.copyOf(party.roles()));
    claims.put(CLEARANCE, party.clearance());
    if (party.district() != null) {
      claims.put(DISTRICT, party.district());
    }
    return claims;
  }
}
