package city.weir.quality.deequ;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Severity;
import city.weir.quality.CheckResult;
import city.weir.quality.CheckResult.Outcome;
import city.weir.quality.deequ.Measure.NotMeasured;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;
import scala.util.Try;

/**
 * Evaluates a contract's rules over a batch: one result for each rule that is not of severity
 * {@code QUARANTINE} (those refuse single rows before a batch is staged), in the order of the
 * contract, the table's rules first.
 *
 * <p>Deequ turns a failure of Spark into a failed figure, and one analyser that Spark refuses takes
 * all down that share its pass. So predicates are resolved first, and a figure that failed is never
 * judged: its rule is {@link Outcome#NOT_EVALUATED}.
 */
public final class DeequChecks {
  private final DataContract contract;

  public DeequChecks(DataContract contract) {
    this.contract = contract;
  }

  /** Runs one Spark job for all counts, and one more for each set of columns held unique. */
  public List<CheckResult> evaluate(Dataset<Row> batch) {
    Map<QualityRule, Measure> measures = new LinkedHashMap<>();
    Map<QualityRule, String> unmeasured = new LinkedHashMap<>();
    List<QualityRule> rules = rules();
    for (QualityRule rule : rules) {
      try {
        Measure measure = Measure.of(rule, contract);
        resolve(batch, measure.condition());
        measures.put(rule, measure);
      } catch (NotMeasured e) {
        unmeasured.put(rule, e.getMessage());
      }
    }
    Figures figures = measures.isEmpty() ? new Figures(null) : run(batch, measures);
    List<CheckResult> results = new ArrayList<>();
    for (QualityRule rule : rules) {
      Measure measure = measures.get(rule);
      results.add(
          measure == null
              ? notEvaluated(rule, String.valueOf(unmeasured.get(rule)))
              : judge(rule, measure, figures));
    }
    return results;
  }

  private List<QualityRule> rules() {
    return Stream.concat(
            contract.rules().stream(),
            contract.columns().stream().map(Column::rules).flatMap(List::stream))
        .filter(rule -> rule.severity() != Severity.QUARANTINE)
        .toList();
  }

  private static void resolve(Dataset<Row> batch, @Nullable String condition) {
    if (condition == null) {
      return;
    }
    try {
      batch.where(functions.expr(condition)).schema();
    } catch (Exception e) {
      // Spark throws this checked exception without declaring it.
      if (e instanceof AnalysisException) {
        throw new NotMeasured("Spark refuses `%s`: %s".formatted(condition, firstLine(e)));
      }
      throw e;
    }
  }

  private static Figures run(Dataset<Row> batch, Map<QualityRule, Measure> measures) {
    Set<Analyzer<?, Metric<?>>> analyzers = new LinkedHashSet<>(Measure.rows(null).analyzers());
    measures.values().forEach(measure -> analyzers.addAll(measure.analyzers()));
    return new Figures(
        AnalysisRunner.onData(batch)
            .addAnalyzers(
                JavaConverters.asScalaBufferConverter(List.copyOf(analyzers)).asScala().toSeq())
            .run());
  }

  private static CheckResult judge(QualityRule rule, Measure measure, Figures figures) {
    try {
      double rows = figures.of(Measure.rows(null).analyzers().get(0));
      double counted = measure.count().applyAsDouble(figures);
      if (rule instanceof QualityRule.Metric metric) {
        boolean percent = metric.unit() == QualityRule.Metric.Unit.PERCENT;
        double figure = percent ? (rows == 0 ? 0 : 100 * counted / rows) : counted;
        return result(
            rule,
            metric.bounds().holds(figure),
            figure,
            "%s%s of %.0f rows, expected %s"
                .formatted(number(figure), percent ? " %" : "", rows, expected(metric.bounds())));
      }
      String sql = ((QualityRule.Predicate) rule).sql();
      return result(
          rule, counted == 0, counted, "%.0f of %.0f rows break %s".formatted(counted, rows, sql));
    } catch (NotMeasured e) {
      return notEvaluated(rule, String.valueOf(e.getMessage()));
    }
  }

  private static CheckResult result(
      QualityRule rule, boolean passed, double figure, String message) {
    return new CheckResult(
        rule.name(),
        rule.column(),
        rule.dimension(),
        rule.severity(),
        passed ? Outcome.PASSED : Outcome.FAILED,
        figure,
        message);
  }

  private static CheckResult notEvaluated(QualityRule rule, String why) {
    return new CheckResult(
        rule.name(),
        rule.column(),
        rule.dimension(),
        rule.severity(),
        Outcome.NOT_EVALUATED,
        null,
        why);
  }

  private static String expected(QualityRule.Bounds bounds) {
    String interval =
        "%s%s, %s%s"
            .formatted(
                bounds.lowIncluded() ? "[" : "(",
                number(bounds.low()),
                number(bounds.high()),
                bounds.highIncluded() ? "]" : ")");
    return bounds.negated() ? "outside " + interval : "within " + interval;
  }

  private static String number(double value) {
    return Double.isInfinite(value)
        ? (value < 0 ? "-\u221e" : "\u221e")
        : new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** What Deequ found; a figure it could not compute says so when asked for. */
  private record Figures(@Nullable AnalyzerContext context) implements Measure.Figures {
    @Override
    public double of(Analyzer<?, Metric<?>> analyzer) {
      Option<Metric<?>> metric = context == null ? Option.empty() : context.metric(analyzer);
      if (metric.isEmpty()) {
        throw new NotMeasured("Deequ gave no figure for " + analyzer);
      }
      Try<?> value = metric.get().value();
      if (value.isSuccess()) {
        return ((Number) value.get()).doubleValue();
      }
      Throwable failure = value.failed().get();
      // Deequ's word for "no row at all": a count of rows is then nought.
      if (failure instanceof EmptyStateException) {
        return 0;
      }
      throw new NotMeasured("Spark could not compute it: " + firstLine(failure));
    }
  }
}
