package city.weir.catalog.lifecycle;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands.
 *
 * @param id stable: a dataset's is its contract's
 * @param code 信息资源代码, allotted when it is first published; never given to another
 * @param latest the newest revision
 * @param published number of the revision in force, 0 while none is
 * @param contract version of the contract it follows, or null when stewards write it
 */
public record Life(
    String id,
    Kind kind,
    @Nullable String code,
    Revision latest,
    int published,
    @Nullable String contract) {
  /** Whether a revision is in force beside, or as, the newest one. */
  public boolean inForce() {
    return published > 0 && latest.state() != State.WITHDRAWN;
  }
}
