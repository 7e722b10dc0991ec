package city.weir.server.paging;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Page tokens of lists that are counted through; opaque, so that this may change. */
public final class OffsetToken {
  private static final String PREFIX = "o:";

  private OffsetToken() {}

  /** How many items {@code token} passes over; 0 when there is none. */
  public static int read(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX)) {
        return Integer.parseUnsignedInt(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  public static String write(int offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((PREFIX + offset).getBytes(StandardCharsets.UTF_8));
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
