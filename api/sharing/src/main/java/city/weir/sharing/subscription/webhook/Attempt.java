package city.weir.sharing.subscription.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event.
 *
 * @param at when its outcome was known
 * @param event id of the event; the same whenever the same is sent again
 * @param snapshot the snapshot that brought it about, 0 when none did
 * @param rows how many rows the event tells of
 * @param status HTTP status of the receiver's answer, null when none came
 * @param error why none came, null when one did
 */
public record Attempt(
    String subscription,
    Instant at,
    String event,
    long snapshot,
    int rows,
    @Nullable Integer status,
    @Nullable String error) {
  private static final int MOST_CHARACTERS = 500;

  public Attempt {
    if ((status == null) == (error == null)) {
      throw new IllegalArgumentException(
          "An attempt at %s has either a status or an error".formatted(event));
    }
    if (error != null && error.length() > MOST_CHARACTERS) {
      error = error.substring(0, MOST_CHARACTERS);
    }
  }

  /** Whether the receiver took it. */
  public boolean taken() {
    return status != null && status >= 200 && status < 300;
  }
}
