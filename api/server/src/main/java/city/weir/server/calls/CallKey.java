package city.weir.server.calls;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A caller's own name for a call, sent as Idempotency-Key: called again under it, nothing is made
 * twice.
 */
public final class CallKey {
  private static final int LONGEST = 200;

  private CallKey() {}

  /**
   * Lets through what may be kept, and null, which is no key.
   *
   * @throws ProblemException when it is blank or too long
   */
  public static void check(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST)) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "Idempotency-Key is blank or longer than %d characters".formatted(LONGEST));
    }
  }
}
