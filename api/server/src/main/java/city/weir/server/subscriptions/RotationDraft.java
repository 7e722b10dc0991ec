package city.weir.server.subscriptions;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a secret is to be changed.
 *
 * @param graceHours how long the old one signs beside the new one, 0 to 168; absent for 24. 0 where
 *     the old one has leaked
 */
record RotationDraft(@Schema(example = "24") @Nullable Integer graceHours) {
  private static final int USUAL = 24;
  private static final int MOST = 168;

  Duration grace() {
    int hours = graceHours == null ? USUAL : graceHours;
    if (hours < 0 || hours > MOST) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "graceHours is %d: write 0 to %d".formatted(hours, MOST));
    }
    return Duration.ofHours(hours);
  }
}
