package city.weir.sharing.audit.verify;

import city.weir.sharing.audit.chain.Head;
import java.util.List;
import java.util.Optional;

/**
 * What a verification came to.
 *
 * @param first number of the first entry that was looked at
 * @param head the last entry that is as it was written
 * @param sealed up to which entry seals were found to fit, 0 for none
 * @param broken the first broken link, if there is one
 * @param notes what is no break, but should be known
 */
public record Report(
    long first, Head head, long sealed, Optional<Finding> broken, List<String> notes) {
  public Report {
    notes = List.copyOf(notes);
  }

  /** How many entries are as they were written. */
  public long intact() {
    return Math.max(0, head.sequence() - first + 1);
  }
}
