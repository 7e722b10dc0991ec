package city.weir.sharing.policy;

import city.weir.contract.CreditCode;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks: a partner's system, a person, or nobody in particular.
 *
 * @param id who it is: a system or a person, stable, as the token issuer names it
 * @param name what people call it
 * @param party on whose behalf it asks: the id of its agency; a system's own id. Agreements are
 *     made with the party, the audit names the id
 * @param organisation 统一社会信用代码 of its organisation (18 characters), or null when it has none
 * @param district GB/T 2260 code of the area it answers for: six digits, where {@code 420100} means
 *     the whole city and {@code 420106} one district of it; null when it answers for none
 * @param clearance the most sensitive grade it sees without a mask
 */
public record Subject(
    String id,
    String name,
    String party,
    @Nullable String organisation,
    Set<Role> roles,
    @Nullable String district,
    Grade clearance) {
  private static final Pattern DISTRICT = Pattern.compile("[0-9]{6}");

  /** Whoever comes without a token. */
  public static final Subject PUBLIC =
      new Subject("public", "公众", "public", null, Set.of(Role.PUBLIC), null, Grade.GENERAL_1);

  public Subject {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A subject needs an id");
    }
    if (party.isBlank()) {
      throw new IllegalArgumentException("The subject '%s' asks for nobody".formatted(id));
    }
    if (organisation != null && !CreditCode.isValid(organisation)) {
      throw new IllegalArgumentException("Not a 统一社会信用代码: '%s' of %s".formatted(organisation, id));
    }
    if (district != null && !DISTRICT.matcher(district).matches()) {
      throw new IllegalArgumentException(
          "Not a district: '%s' of %s (six digits of GB/T 2260)".formatted(district, id));
    }
    roles = Set.copyOf(roles);
    if (Role.atOdds(roles)) {
      throw new IllegalArgumentException(
          "%s holds the roles %s: administrator, auditor and operator each stand alone"
              .formatted(id, roles));
    }
  }

  /** What a subject is to the platform. */
  public enum Role {
    /** A partner that data is shared with. */
    AGENCY,
    /**
     * Answers for the datasets its organisation provides: sees them, and says who else may have
     * them.
     */
    OWNER,
    /** Keeps the whole directory: sees all datasets. */
    STEWARD,
    /** Asks questions in SQL across datasets. */
    ANALYST,
    /** Keeps the platform running: sees no data. */
    OPERATOR,
    /** Reads the audit log: sees no data. */
    AUDITOR,
    /** Says who may come in: people, parties, keys. Sees no data. */
    ADMINISTRATOR,
    /** Anybody: sees what is open to society. */
    PUBLIC;

    private static final Set<Role> ALONE = Set.of(ADMINISTRATOR, AUDITOR, OPERATOR);

    /**
     * Whether nobody may hold all of {@code roles}: who lets people in, who watches and who runs
     * the platform are three, and none of them sees data (GB/T 39477-2020).
     */
    public static boolean atOdds(Set<Role> roles) {
      return roles.size() > 1 && roles.stream().anyMatch(ALONE::contains);
    }
  }

  /** Whether it answers for {@code dataset}: an owner, of the organisation that provides it. */
  public boolean owns(DataContract dataset) {
    return is(Role.OWNER) && dataset.provider().code().equals(organisation);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}
