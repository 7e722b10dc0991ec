package city.weir.contract;

/** What is expected of the data, checked before a batch becomes visible. */
public sealed interface QualityRule {
  String name();

  /** The column it speaks of; empty for a rule of the table. */
  String column();

  Dimension dimension();

  Severity severity();

  /**
   * A figure over the batch, held against bounds. {@code column} is empty for a rule of the table.
   */
  record Metric(
      String name,
      String column,
      Kind kind,
      Unit unit,
      Bounds bounds,
      Dimension dimension,
      Severity severity)
      implements QualityRule {
    public enum Kind {
      NULL_VALUES,
      MISSING_VALUES,
      INVALID_VALUES,
      DUPLICATE_VALUES,
      ROW_COUNT
    }

    public enum Unit {
      ROWS,
      PERCENT
    }
  }

  /** A Spark SQL predicate over one row that must be true; a null answer passes. */
  record Predicate(String name, String column, String sql, Dimension dimension, Severity severity)
      implements QualityRule {}

  /**
   * The figure must lie between {@code low} and {@code high}; each end counts in or not. Infinite
   * where there is no bound; {@code negated} turns the answer round ({@code mustNotBe}, {@code
   * mustNotBeBetween}).
   */
  record Bounds(
      double low, boolean lowIncluded, double high, boolean highIncluded, boolean negated) {
    public boolean holds(double figure) {
      boolean inside =
          (lowIncluded ? figure >= low : figure > low)
              && (highIncluded ? figure <= high : figure < high);
      return inside != negated;
    }
  }

  enum Dimension {
    ACCURACY,
    COMPLETENESS,
    CONFORMITY,
    CONSISTENCY,
    COVERAGE,
    TIMELINESS,
    UNIQUENESS
  }

  /** What a broken rule does. */
  enum Severity {
    /** It is reported. */
    WARN,
    /**
     * The rows that break it are kept in quarantine, the others go on. For rules of single rows
     * only.
     */
    QUARANTINE,
    /** The whole batch stays invisible. */
    BLOCK
  }
}
