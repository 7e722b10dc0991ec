package city.weir.sharing.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps agreements in all their versions. Safe for several threads; what was added is seen by the
 * next read of this process at once, and of any other within a second.
 */
public interface AgreementStore {
  /**
   * Adds a version: the first of a new agreement, or the one that follows its newest.
   *
   * @return false, and nothing is added, when somebody else was faster: read again and decide anew
   */
  boolean add(Agreement version);

  /** The newest version. */
  Optional<Agreement> find(String id);

  /** Every version, the oldest first. */
  List<Agreement> versions(String id);

  /**
   * The newest versions of all agreements of {@code recipient} about {@code dataset}, in force or
   * not, the one that begins last first; those that begin together by id.
   */
  List<Agreement> about(String dataset, String recipient);

  /** The newest versions of all agreements, by id. */
  List<Agreement> all();

  /** The version that counted at {@code at}; empty when there was none yet. */
  default Optional<Agreement> at(String id, Instant at) {
    return versions(id).stream()
        .filter(version -> !version.since().isAfter(at))
        .reduce((earlier, later) -> later);
  }
}
