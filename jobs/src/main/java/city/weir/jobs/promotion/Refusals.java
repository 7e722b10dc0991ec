package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the rows that a contract does not take, and puts them in the form quarantine keeps. */
final class Refusals {
  private static final int LONGEST_SHOWN = 80;

  private final DataContract contract;

  Refusals(DataContract contract) {
    this.contract = contract;
  }

  /** Adds to {@link Made#FAULTS} what required columns, patterns and rules of rows find. */
  Dataset<Row> judge(Dataset<Row> rows) {
    List<org.apache.spark.sql.Column> found = new ArrayList<>();
    for (Column column : contract.columns()) {
      org.apache.spark.sql.Column value = col(Reading.quoted(column.name()));
      if (column.required()) {
        found.add(
            when(
                value.isNull().and(size(col(Made.FAULTS)).equalTo(0)),
                lit(column.name() + ": is required and missing")));
      }
      if (column.pattern() != null) {
        found.add(
            when(
                not(value.rlike(column.pattern())),
                concat(
                    lit(column.name() + ": '"),
                    substring(value, 1, LONGEST_SHOWN),
                    lit("' does not match " + column.pattern()))));
      }
    }
    for (QualityRule.Predicate rule : rules()) {
      found.add(when(broken(rule), lit("%s: %s".formatted(rule.name(), rule.sql()))));
    }
    return rows.withColumn(Made.FAULTS, concat(col(Made.FAULTS), compact(found)));
  }

  /** The rules that refuse single rows. */
  List<QualityRule.Predicate> rules() {
    return Stream.concat(
            contract.rules().stream(),
            contract.columns().stream().map(Column::rules).flatMap(List::stream))
        .filter(rule -> rule.severity() == Severity.QUARANTINE)
        .filter(QualityRule.Predicate.class::isInstance)
        .map(QualityRule.Predicate.class::cast)
        .toList();
  }

  /** True where a row breaks {@code rule}; a rule that cannot tell is not broken. */
  static org.apache.spark.sql.Column broken(QualityRule.Predicate rule) {
    return not(coalesce(expr(rule.sql()), lit(true)));
  }

  static org.apache.spark.sql.Column refused() {
    return size(col(Made.FAULTS)).gt(0);
  }

  /** The refused rows as the quarantine table has them. */
  Dataset<Row> quarantined(Dataset<Row> judged) {
    return judged
        .where(refused())
        .select(
            col(Made.SOURCE),
            col(Made.BATCH),
            col(Made.OFFSET),
            col(Made.RECEIVED_AT),
            col(Made.HASH),
            lit("standardise").as("stage"),
            lit(contract.id()).as("dataset"),
            concat_ws("; ", col(Made.FAULTS)).as("reason"),
            col(Made.RECORD).as("record"));
  }

  static org.apache.spark.sql.Column compact(List<org.apache.spark.sql.Column> texts) {
    return texts.isEmpty()
        ? array().cast("array<string>")
        : array_compact(array(texts.toArray(org.apache.spark.sql.Column[]::new)));
  }
}
