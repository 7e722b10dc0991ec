package city.weir.server.datasets;

import city.weir.quality.CheckResult;
import city.weir.server.promotion.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the last batch that was judged did: what its checks found, and whether it became visible.
 *
 * @param outcome {@code published}, {@code held}, or {@code failed}, {@code conflict}, {@code
 *     lapsed} when it never came that far
 */
record LastPromotion(
    Instant endedAt,
    String outcome,
    long rowsRead,
    long rowsWritten,
    long rowsRefused,
    List<Check> checks) {

  /**
   * @param column empty for a rule of the whole table
   * @param outcome {@code passed}, {@code failed}, {@code not-evaluated}
   * @param figure what was measured; only told to the steward, because it is taken of all rows,
   *     unmasked
   * @param message what was found; likewise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Check(
      String rule,
      String column,
      String dimension,
      String severity,
      String outcome,
      @Nullable Double figure,
      @Nullable String message) {

    static Check of(CheckResult result, boolean figures) {
      return new Check(
          result.rule(),
          result.column(),
          word(result.dimension()),
          word(result.severity()),
          word(result.outcome()),
          figures ? result.figure() : null,
          figures ? result.message() : null);
    }
  }

  /**
   * @param figures whether figures and messages of checks are told as well
   */
  static LastPromotion of(Run run, boolean figures) {
    return new LastPromotion(
        run.endedAt(),
        word(run.outcome()),
        run.rowsRead(),
        run.rowsWritten(),
        run.rowsRefused(),
        run.checks().stream().map(c -> Check.of(c, figures)).toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
