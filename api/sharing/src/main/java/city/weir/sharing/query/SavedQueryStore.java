package city.weir.sharing.query;

import java.util.List;
import java.util.Optional;

/** Where saved queries are kept, every version of them. */
public interface SavedQueryStore {

  /**
   * Adds a version.
   *
   * @return false, and nothing is added, when there is this version of this name already
   */
  boolean add(SavedQuery query);

  /**
   * Puts {@code updated} in the place of {@code expected}, the same version.
   *
   * @return false, and nothing is changed, when it has been changed by another since
   */
  boolean replace(SavedQuery expected, SavedQuery updated);

  /**
   * The same as {@link #replace}, and any other version of the name that could be called is
   * superseded: both or neither.
   */
  boolean publish(SavedQuery expected, SavedQuery published);

  /** Every version of {@code name}, the newest first. */
  List<SavedQuery> versions(String name);

  /** The version of {@code name} that can be called, if one can. */
  Optional<SavedQuery> callable(String name);

  /** All that can be called, by name. */
  List<SavedQuery> callable();

  /** The newest version of each query of {@code owner}, by name. */
  List<SavedQuery> of(String owner);

  /** All that wait for a review, the longest waiting first. */
  List<SavedQuery> submitted();
}
