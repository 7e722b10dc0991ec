package city.weir.catalog.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to an entry.
 *
 * @param number counted over the whole directory, in the order things happened; 0 before it is kept
 * @param revision the revision it was done to
 * @param actor id of whoever did it
 * @param comment why, or what was said; null when nothing was
 */
public record Step(
    long number,
    String entry,
    int revision,
    Act act,
    String actor,
    Instant at,
    @Nullable String comment) {

  public enum Act {
    WRITE,
    SUBMIT,
    /** Back to its author, to be put right. */
    RETURN,
    APPROVE,
    PUBLISH,
    /** A revision begun is given up; the one in force stays. */
    DROP,
    WITHDRAW,
    COMMENT;

    /** Whether others who keep a copy of the directory must be told. */
    public boolean seenOutside() {
      return this == PUBLISH || this == WITHDRAW;
    }
  }

  Step numbered(long allotted) {
    return new Step(allotted, entry, revision, act, actor, at, comment);
  }
}
