package city.weir.quality.deequ;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.QualityRule;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.CountDistinct;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.metrics.Metric;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * What is counted for one rule: the rows that break it, or all rows. Everything is counted exactly,
 * by conditional sizes that share one pass over the data; only duplicates need a pass of their own.
 *
 * @param analyzers what Deequ is asked for; equal analyzers of several rules are computed once
 * @param condition the SQL that picks the rows counted, or null when there is none
 * @param count the rows counted, from the figures of {@code analyzers}
 */
record Measure(
    List<Analyzer<?, Metric<?>>> analyzers,
    @Nullable String condition,
    ToDoubleFunction<Figures> count) {

  /** The figure Deequ computed for an analyzer; throws {@link NotMeasured} when it could not. */
  @FunctionalInterface
  interface Figures {
    double of(Analyzer<?, Metric<?>> analyzer);
  }

  /** There is no figure; the message says why. */
  static final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMeasured(String message) {
      super(message);
    }
  }

  /** How the rule is measured; throws {@link NotMeasured} when nothing can be. */
  static Measure of(QualityRule rule, DataContract contract) {
    if (rule instanceof QualityRule.Predicate predicate) {
      return rows("not coalesce((%s), true)".formatted(predicate.sql()));
    }
    QualityRule.Metric metric = (QualityRule.Metric) rule;
    return switch (metric.kind()) {
      case ROW_COUNT -> rows(null);
      case NULL_VALUES -> rows(quoted(metric.column()) + " is null");
      case MISSING_VALUES ->
          rows("coalesce(trim(cast(%s as string)), '') = ''".formatted(quoted(metric.column())));
      case INVALID_VALUES -> rows(invalid(contract, metric.column()));
      case DUPLICATE_VALUES -> duplicates(contract, metric.column());
    };
  }

  /** Counts the rows for which {@code condition} is true, or all when it is null. */
  static Measure rows(@Nullable String condition) {
    Analyzer<?, Metric<?>> size = analyzer(new Size(Option.apply(condition)));
    return new Measure(List.of(size), condition, figures -> figures.of(size));
  }

  private static String invalid(DataContract contract, String column) {
    String pattern =
        contract
            .column(column)
            .map(Column::pattern)
            .orElseThrow(
                () ->
                    new NotMeasured(
                        "column %s has no pattern to hold values against (give it logicalTypeOptions.pattern)"
                            .formatted(column)));
    return "not coalesce(cast(%s as string) rlike '%s', true)"
        .formatted(quoted(column), pattern.replace("\\", "\\\\").replace("'", "\\'"));
  }

  /** Rows beyond the first of each value; rows without any value are not duplicates. */
  private static Measure duplicates(DataContract contract, String column) {
    List<String> columns =
        column.isEmpty() ? contract.key().stream().map(Column::name).toList() : List.of(column);
    if (columns.isEmpty()) {
      throw new NotMeasured(
          "neither a column nor a primary key says what a duplicate is (give the table a primaryKey)");
    }
    String condition =
        "coalesce(%s) is not null"
            .formatted(
                String.join(
                    ", ",
                    columns.stream().map(c -> "cast(%s as string)".formatted(quoted(c))).toList()));
    Analyzer<?, Metric<?>> valued = analyzer(new Size(Option.apply(condition)));
    Analyzer<?, Metric<?>> distinct =
        analyzer(
            new CountDistinct(JavaConverters.asScalaBufferConverter(columns).asScala().toSeq()));
    return new Measure(
        List.of(valued, distinct), condition, figures -> figures.of(valued) - figures.of(distinct));
  }

  private static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  @SuppressWarnings("unchecked") // Deequ's builder takes any analyzer; Java cannot spell its bounds
  private static Analyzer<?, Metric<?>> analyzer(Analyzer<?, ?> analyzer) {
    return (Analyzer<?, Metric<?>>) analyzer;
  }
}
