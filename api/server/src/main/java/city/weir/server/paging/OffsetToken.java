package city.weir.server.paging;

import org.jspecify.annotations.Nullable;

/** Page tokens of lists that are counted through. */
public final class OffsetToken {
  private static final String PREFIX = "o:";

  private OffsetToken() {}

  /** How many items {@code token} passes over; 0 when there is none. */
  public static int read(@Nullable String token) {
    return token == null || token.isEmpty()
        ? 0
        : OpaqueToken.read(PREFIX, token, Integer::parseUnsignedInt);
  }

  public static String write(int offset) {
    return OpaqueToken.write(PREFIX, offset);
  }
}
