package city.weir.sharing.policy;

import java.util.List;
import java.util.Optional;

/** Keeps agreements. Safe for several threads; what was saved is seen by the next read. */
public interface AgreementStore {
  /** Adds the agreement, or replaces the one of the same id. */
  void save(Agreement agreement);

  Optional<Agreement> find(String id);

  /**
   * All agreements of {@code recipient} about {@code dataset}, in force or not, the one that began
   * last first; those that began together by id.
   */
  List<Agreement> about(String dataset, String recipient);

  /** All agreements, by id. */
  List<Agreement> all();
}
