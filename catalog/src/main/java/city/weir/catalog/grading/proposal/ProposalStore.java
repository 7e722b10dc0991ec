package city.weir.catalog.grading.proposal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps proposals, also those that were decided. Safe for several threads and processes. */
public interface ProposalStore {
  Optional<Proposal> find(String id);

  /**
   * Keeps a new one.
   *
   * @return false when there is an open one for the same column of the same entry; nothing was kept
   */
  boolean add(Proposal made);

  /**
   * Puts {@code after} in place of {@code before}.
   *
   * @return false when somebody was faster; nothing was changed
   */
  boolean replace(Proposal before, Proposal after);

  /** All of an entry, the newest first. */
  List<Proposal> of(String entry);

  /**
   * In the order of entries, and in them of ids.
   *
   * @param states only in these
   * @param entries only of these, or null for all
   * @param after only after this one, or null to begin
   */
  List<Proposal> list(
      Set<Proposal.State> states, @Nullable Set<String> entries, @Nullable Place after, int most);

  /** How many are open. */
  int open();

  /** Where a list goes on. */
  record Place(String entry, String id) {}
}
