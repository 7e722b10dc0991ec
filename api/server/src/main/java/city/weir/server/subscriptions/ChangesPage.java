package city.weir.server.subscriptions;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Events that were asked for.
 *
 * @param items CloudEvents, the oldest first
 * @param nextCursor to ask with for what follows; to use it says that {@code items} were received
 * @param more whether there is more already
 */
record ChangesPage(
    @Schema(type = "array", implementation = Object.class) List<Told> items,
    String nextCursor,
    boolean more) {

  /** An event as it was written. */
  record Told(@JsonValue @JsonRawValue String json) {}
}
