package city.weir.server.promotion;

import city.weir.quality.CheckResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finished promotion, as kept in the history. */
public record Run(
    String target,
    String worker,
    Instant startedAt,
    Instant endedAt,
    Outcome outcome,
    long rowsRead,
    long rowsWritten,
    long rowsRefused,
    long millis,
    List<CheckResult> checks,
    @Nullable String reason) {
  public Run {
    checks = List.copyOf(checks);
  }

  /** What became of it. */
  public enum Outcome {
    PUBLISHED,
    /** The gate did not let it through. */
    HELD,
    FAILED,
    /** The table had moved meanwhile; it is done again. */
    CONFLICT,
    /** The worker was not heard of any more. */
    LAPSED
  }
}
