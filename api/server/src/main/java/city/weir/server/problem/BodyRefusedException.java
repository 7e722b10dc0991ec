package city.weir.server.problem;

import city.weir.catalog.draft.Words;
import java.io.IOException;
import java.time.Duration;

/** A body went on beyond what its path takes: in length, or in time. */
public final class BodyRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  private final transient Words why;

  private BodyRefusedException(ProblemCode code, Words why) {
    super(why.en());
    this.code = code;
    this.why = why;
  }

  public static BodyRefusedException tooLarge(long limit) {
    return new BodyRefusedException(
        ProblemCode.TOO_LARGE,
        new Words(
            "内容超过此处接受的 %s，请分次发送".formatted(size(limit)),
            "The body is larger than the %d bytes taken here; send less at once".formatted(limit)));
  }

  public static BodyRefusedException tooSlow(Duration limit) {
    return new BodyRefusedException(
        ProblemCode.TOO_SLOW,
        new Words(
            "内容在 %d 秒内未能传完，请换更快的网络，或分次发送".formatted(limit.toSeconds()),
            "The body took longer than %d s to arrive; send it faster, or less at once"
                .formatted(limit.toSeconds())));
  }

  public ProblemCode code() {
    return code;
  }

  /** Why, and what to do; the message is its English. */
  public Words why() {
    return why;
  }

  private static String size(long bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : bytes + " 字节";
  }
}
