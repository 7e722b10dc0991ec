package city.weir.server.paging;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place in a list that nobody should count on, so that this may change. */
final class OpaqueToken {
  private OpaqueToken() {}

  /**
   * @param prefix tells what kind of token it is
   * @param parse throws an IllegalArgumentException for what it does not know
   */
  static <T> T read(String prefix, String token, Function<String, T> parse) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(prefix)) {
        return parse.apply(text.substring(prefix.length()));
      }
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  static String write(String prefix, Object place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((prefix + place).getBytes(StandardCharsets.UTF_8));
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
