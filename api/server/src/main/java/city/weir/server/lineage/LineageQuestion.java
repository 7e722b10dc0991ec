package city.weir.server.lineage;

import city.weir.catalog.lineage.Direction;
import city.weir.catalog.lineage.Extent;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of the lineage is asked for, as a caller writes it. */
record LineageQuestion(
    @Parameter(description = "up, down or both (default both)") @Nullable String direction,
    @Parameter(description = "steps, 1 to 20 (default 3)") @Nullable Integer depth,
    @Parameter(description = "neighbours of one node on one side, 1 to 200 (default 50)")
        @Nullable Integer width,
    @Parameter(description = "whether columns are told as well (default false)")
        @Nullable Boolean columns,
    @Parameter(description = "only what one column of the dataset comes from and goes into")
        @Nullable String column,
    @Parameter(
            description =
                "whether to tell who read the dataset in the last 30 days, to those who may read"
                    + " its audit (default false); is itself kept in the audit")
        @Nullable Boolean reads) {
  private static final int DEPTH = 3;
  private static final int WIDTH = 50;

  Direction way() {
    if (direction == null || direction.isBlank()) {
      return Direction.BOTH;
    }
    return Arrays.stream(Direction.values())
        .filter(d -> d.name().equals(direction.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> bad("direction: there is no '%s'; write up, down or both".formatted(direction)));
  }

  Extent extent() {
    try {
      return new Extent(depth == null ? DEPTH : depth, width == null ? WIDTH : width);
    } catch (IllegalArgumentException e) {
      ProblemException problem = bad(String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  boolean withColumns() {
    return Boolean.TRUE.equals(columns);
  }

  boolean withReads() {
    return Boolean.TRUE.equals(reads);
  }

  /** The column asked for, or null. */
  @Nullable String oneColumn() {
    return column == null || column.isBlank() ? null : column.strip();
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(ProblemCode.BAD_QUERY, detail);
  }
}
