package city.weir.sharing.engine;

import java.time.Duration;

/**
 * What one statement may use.
 *
 * @param time from its start to its last row
 * @param rows of the answer; further ones are left out and the answer says so
 * @param bytes of the answer
 * @param memoryMegabytes what the engine may allocate; the process as a whole is held to this and
 *     what an idle one needs
 */
public record SqlLimits(Duration time, int rows, long bytes, int memoryMegabytes) {
  public static final SqlLimits USUAL =
      new SqlLimits(Duration.ofSeconds(30), 10_000, 16L << 20, 512);

  public SqlLimits {
    if (time.isNegative() || time.isZero() || rows < 1 || bytes < 1 || memoryMegabytes < 64) {
      throw new IllegalArgumentException(
          "Not limits: %s, %d rows, %d bytes, %d MB (all positive, at least 64 MB)"
              .formatted(time, rows, bytes, memoryMegabytes));
    }
  }
}
