package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import city.weir.contract.QualityRule;
import city.weir.quality.CheckResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one look at the judged rows tells.
 *
 * @param rows good and bad
 * @param range of the good rows' keys
 * @param rowRules what the rules that refuse single rows found
 */
record Tally(long rows, long refused, Range range, List<CheckResult> rowRules) {
  Tally {
    rowRules = List.copyOf(rowRules);
  }

  static Tally of(Dataset<Row> judged, List<String> keys, List<QualityRule.Predicate> rules) {
    List<Column> figures = new ArrayList<>();
    figures.add(count(lit(1)));
    figures.add(count_if(Refusals.refused()));
    for (String key : keys) {
      Column good = when(not(Refusals.refused()), col(Reading.quoted(key)));
      figures.add(min(good));
      figures.add(max(good));
    }
    rules.forEach(rule -> figures.add(count_if(Refusals.broken(rule))));
    Row row =
        judged
            .agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new))
            .first();
    List<Range.Span> spans = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Object low = row.get(2 + 2 * i);
      if (low != null) {
        spans.add(new Range.Span(keys.get(i), low, row.get(3 + 2 * i)));
      }
    }
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      results.add(result(rules.get(i), row.getLong(0), row.getLong(2 + 2 * keys.size() + i)));
    }
    return new Tally(row.getLong(0), row.getLong(1), new Range(spans), results);
  }

  long good() {
    return rows - refused;
  }

  private static CheckResult result(QualityRule.Predicate rule, long rows, long broken) {
    return new CheckResult(
        rule.name(),
        rule.column(),
        rule.dimension(),
        rule.severity(),
        broken == 0 ? CheckResult.Outcome.PASSED : CheckResult.Outcome.FAILED,
        (double) broken,
        "%d of %d rows break %s and are kept in quarantine".formatted(broken, rows, rule.sql()));
  }
}
