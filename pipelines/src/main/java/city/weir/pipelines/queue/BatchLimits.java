package city.weir.pipelines.queue;

import java.time.Duration;

/**
 * When a batch is full.
 *
 * @param messages most messages
 * @param bytes most bytes of their bodies
 * @param age longest time from its first message to its commit
 */
public record BatchLimits(int messages, long bytes, Duration age) {
  /** 50,000 messages, 16 MB, one second: what arrives is visible within three. */
  public static final BatchLimits DEFAULT =
      new BatchLimits(50_000, 16L << 20, Duration.ofSeconds(1));

  public BatchLimits {
    if (messages < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("Limits of a batch must be positive");
    }
  }
}
