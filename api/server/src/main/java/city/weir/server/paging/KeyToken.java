package city.weir.server.paging;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Page tokens of lists in the order of a key: the page goes on after it, whatever was added. */
public final class KeyToken {
  private static final String PREFIX = "k:";

  private KeyToken() {}

  /** The key to go on after; null when there is no token. */
  public static @Nullable String read(@Nullable String token) {
    return token == null || token.isEmpty()
        ? null
        : OpaqueToken.read(PREFIX, token, Function.identity());
  }

  public static String write(String key) {
    return OpaqueToken.write(PREFIX, key);
  }
}
