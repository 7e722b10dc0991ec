package city.weir.server.paging;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Page tokens of lists in the order of a key: the page goes on after it, whatever was added. */
public final class KeyToken {
  private static final String PREFIX = "k:";

  private KeyToken() {}

  /** The key to go on after; null when there is no token. */
  public static @Nullable String read(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX)) {
        return text.substring(PREFIX.length());
      }
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  public static String write(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException unreadable(@Nullable Throwable cause) {
    ProblemException problem =
        new ProblemException(
            ProblemCode.BAD_QUERY,
            "pageToken is not one this server gave: send nextPageToken of the page before,"
                + " unchanged");
    if (cause != null) {
      problem.initCause(cause);
    }
    return problem;
  }
}
