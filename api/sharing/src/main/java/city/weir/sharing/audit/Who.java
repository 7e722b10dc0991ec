package city.weir.sharing.audit;

import city.weir.sharing.policy.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param subject id of the person or system
 * @param party id of the party on whose behalf; a subject that acts for itself is its own
 * @param peer network address it called from, or null when nobody called
 */
public record Who(String subject, String party, @Nullable String peer) {
  /** Whoever did not say, or could not prove, who it is. */
  private static final String UNKNOWN = "unknown";

  public static Who of(Subject subject, @Nullable String peer) {
    return new Who(subject.id(), subject.party(), peer);
  }

  /** A part of the platform itself, or a party in whose name it acts. */
  public static Who itself(String id) {
    return new Who(id, id, null);
  }

  /** Somebody of whom only the address is known. */
  public static Who at(String peer) {
    return new Who(UNKNOWN, UNKNOWN, peer);
  }
}
