package city.weir.sharing.policy;

import city.weir.contract.Grade;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks: a partner's system, a person, or nobody in particular.
 *
 * @param id stable, as the token issuer names it
 * @param name what people call it
 * @param district GB/T 2260 code of the area it answers for: six digits, where {@code 420100} means
 *     the whole city and {@code 420106} one district of it; null when it answers for none
 * @param clearance the most sensitive grade it sees without a mask
 */
public record Subject(
    String id, String name, Set<Role> roles, @Nullable String district, Grade clearance) {
  private static final Pattern DISTRICT = Pattern.compile("[0-9]{6}");

  /** Whoever comes without a token. */
  public static final Subject PUBLIC =
      new Subject("public", "公众", Set.of(Role.PUBLIC), null, Grade.GENERAL_1);

  public Subject {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A subject needs an id");
    }
    if (district != null && !DISTRICT.matcher(district).matches()) {
      throw new IllegalArgumentException(
          "Not a district: '%s' of %s (six digits of GB/T 2260)".formatted(district, id));
    }
    roles = Set.copyOf(roles);
  }

  /** What a subject is to the platform. */
  public enum Role {
    /** A partner that data is shared with. */
    AGENCY,
    /** Answers for the datasets: sees all of them. */
    STEWARD,
    /** Asks questions in SQL across datasets. */
    ANALYST,
    /** Keeps the platform running: sees no data. */
    OPERATOR,
    /** Reads the audit log: sees no data. */
    AUDITOR,
    /** Anybody: sees what is open to society. */
    PUBLIC
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}
