package city.weir.sharing.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a subscription is served.
 *
 * @param reason why it is not, in words, or null while it is active
 * @param since when it came to be so
 */
public record Standing(State state, @Nullable String reason, Instant since) {

  public enum State {
    ACTIVE,
    /** Nothing goes out until it is resumed; nothing is missed meanwhile. */
    PAUSED,
    /** The receiver is gone or failed for too long, or the right to it ended; may be resumed. */
    DISABLED
  }

  public boolean active() {
    return state == State.ACTIVE;
  }
}
