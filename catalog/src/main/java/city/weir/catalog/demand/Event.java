package city.weir.catalog.demand;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about a demand.
 *
 * @param actor id of whoever did it
 * @param comment what was said, or null
 */
public record Event(Act act, String actor, Instant at, @Nullable String comment) {
  /** Who matches when entries are published. */
  public static final String PLATFORM = "weir";

  public enum Act {
    MAKE,
    AMEND,
    MATCH,
    OFFER,
    SATISFY,
    PROMISE,
    REFUSE,
    WITHDRAW,
    COMMENT
  }
}
