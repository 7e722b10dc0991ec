package city.weir.server.problem;

import java.io.IOException;
import java.time.Duration;

/** A body went on beyond what its path takes: in length, or in time. */
public final class BodyRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  private BodyRefusedException(ProblemCode code, String why) {
    super(why);
    this.code = code;
  }

  public static BodyRefusedException tooLarge(long limit) {
    return new BodyRefusedException(
        ProblemCode.TOO_LARGE,
        "The body is larger than the %d bytes taken here; send less at once".formatted(limit));
  }

  public static BodyRefusedException tooSlow(Duration limit) {
    return new BodyRefusedException(
        ProblemCode.TOO_SLOW,
        "The body took longer than %d s to arrive; send it faster, or less at once"
            .formatted(limit.toSeconds()));
  }

  public ProblemCode code() {
    return code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
