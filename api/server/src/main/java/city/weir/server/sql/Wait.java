package city.weir.server.sql;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller wants to wait, as RFC 7240 has it: {@code Prefer: respond-async} not at all,
 * {@code Prefer: respond-async, wait=5} five seconds, and without it to the end.
 */
record Wait(Duration patience) {
  /** Time to run, and as much again for the queue. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  static Wait of(@Nullable String prefer) {
    Duration patience = null;
    boolean async = false;
    for (String preference : prefer == null ? new String[0] : prefer.split("[,;]")) {
      String p = preference.strip().toLowerCase(Locale.ROOT);
      if (p.equals("respond-async")) {
        async = true;
      } else if (p.matches("wait *= *[0-9]{1,4}")) {
        patience = Duration.ofSeconds(Long.parseLong(p.replaceAll("[^0-9]", "")));
      }
      // A preference that is not understood is passed over, says the RFC.
    }
    if (patience == null) {
      patience = async ? Duration.ZERO : LONGEST;
    }
    return new Wait(patience.compareTo(LONGEST) > 0 ? LONGEST : patience);
  }
}
