package city.weir.server.paging;

import org.jspecify.annotations.Nullable;

/** Page tokens of lists that go down by number, which stay right while the list grows. */
public final class SequenceToken {
  private static final String PREFIX = "s:";

  private SequenceToken() {}

  /** Only what is before this number is asked for; null when there is no token. */
  public static @Nullable Long read(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    return OpaqueToken.read(PREFIX, token, Long::parseUnsignedLong);
  }

  public static @Nullable String write(@Nullable Long before) {
    return before == null ? null : OpaqueToken.write(PREFIX, before);
  }
}
