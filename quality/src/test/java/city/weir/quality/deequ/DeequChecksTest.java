package city.weir.quality.deequ;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Metric.Kind;
import city.weir.contract.QualityRule.Metric.Unit;
import city.weir.contract.QualityRule.Severity;
import city.weir.quality.CheckResult;
import city.weir.quality.CheckResult.Outcome;
import city.weir.quality.Contracts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DeequChecksTest {
  private static final SparkSession SPARK =
      SparkSession.builder()
          .master("local[1]")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "1")
          .getOrCreate();

  /** Five rows: two without a stage, two of the same code, one code of one digit. */
  private final Dataset<Row> batch =
      SPARK.sql(
          "SELECT * FROM VALUES ('11', 18.0D), ('12', 19.0D), ('12', 99.0D), ('3', null), (null, null) AS t(code, stage)");

  @AfterAll
  static void stop() {
    SPARK.stop();
  }

  @Test
  void countsWhatEachMetricSpeaksOf() {
    assertThat(figure("stage", Kind.NULL_VALUES, Unit.ROWS)).isEqualTo(2);
    assertThat(figure("stage", Kind.NULL_VALUES, Unit.PERCENT)).isEqualTo(40);
    assertThat(figure("code", Kind.MISSING_VALUES, Unit.ROWS)).isEqualTo(1);
    assertThat(figure("code", Kind.INVALID_VALUES, Unit.ROWS)).isEqualTo(1);
    assertThat(figure("code", Kind.DUPLICATE_VALUES, Unit.ROWS)).isEqualTo(1);
    assertThat(figure("", Kind.ROW_COUNT, Unit.ROWS)).isEqualTo(5);
  }

  @Test
  void mapsEachResultToItsRuleAmongAlikeOnes() {
    QualityRule strict = Contracts.metric("stage", Kind.NULL_VALUES, Unit.ROWS, 0, Severity.BLOCK);
    QualityRule lax = Contracts.metric("stage", Kind.NULL_VALUES, Unit.ROWS, 2, Severity.WARN);

    assertThat(evaluate(strict, lax))
        .extracting(CheckResult::rule, CheckResult::outcome)
        .containsExactly(tuple(strict.name(), Outcome.FAILED), tuple(lax.name(), Outcome.PASSED));
  }

  @Test
  void letsAPredicatePassThatCannotTell() {
    CheckResult result = evaluate(Contracts.predicate("stage < 60", Severity.WARN)).get(0);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.figure()).isEqualTo(1);
    assertThat(result.message()).isEqualTo("1 of 5 rows break stage < 60");
  }

  @Test
  void doesNotEvaluateWhatSparkRefusesAndStillEvaluatesTheRest() {
    List<CheckResult> results =
        evaluate(
            Contracts.predicate("depth < 60", Severity.BLOCK),
            Contracts.metric("", Kind.ROW_COUNT, Unit.ROWS, 10, Severity.BLOCK));

    assertThat(results)
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.NOT_EVALUATED, Outcome.PASSED);
    assertThat(results.get(0).message()).contains("depth");
  }

  @Test
  void doesNotEvaluateWhatFailsWhileItRuns() {
    assertThat(evaluate(Contracts.predicate("raise_error('broken') is null", Severity.BLOCK)))
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.NOT_EVALUATED);
  }

  @Test
  void findsNothingMissingWhereThereIsNoRow() {
    CheckResult result =
        new DeequChecks(
                Contracts.with(
                    Contracts.metric("stage", Kind.NULL_VALUES, Unit.PERCENT, 5, Severity.BLOCK)))
            .evaluate(batch.where("false"))
            .get(0);

    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.figure()).isZero();
  }

  @Test
  void leavesRulesOfSingleRowsToThePromotion() {
    assertThat(evaluate(Contracts.predicate("stage < 60", Severity.QUARANTINE))).isEmpty();
  }

  private double figure(String column, Kind kind, Unit unit) {
    Double figure =
        evaluate(Contracts.metric(column, kind, unit, 0, Severity.WARN)).get(0).figure();
    return figure == null ? Double.NaN : figure;
  }

  private List<CheckResult> evaluate(QualityRule... rules) {
    return new DeequChecks(Contracts.with(rules)).evaluate(batch);
  }
}
