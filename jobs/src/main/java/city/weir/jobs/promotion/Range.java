package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;

/**
 * The smallest and greatest value of each key column in a batch: only files of the target that
 * reach into it can hold the same keys.
 */
record Range(List<Span> spans) {
  Range {
    spans = List.copyOf(spans);
  }

  /** Both ends count in. */
  record Span(String column, Object low, Object high) {}

  /** For planning files. */
  Expression files() {
    Expression all = Expressions.alwaysTrue();
    for (Span span : spans) {
      all =
          Expressions.and(
              all,
              Expressions.greaterThanOrEqual(span.column(), stored(span.low())),
              Expressions.lessThanOrEqual(span.column(), stored(span.high())));
    }
    return all;
  }

  /** For reading rows. */
  Column rows() {
    Column all = lit(true);
    for (Span span : spans) {
      all = all.and(col(Reading.quoted(span.column())).between(span.low(), span.high()));
    }
    return all;
  }

  /** For the condition of a MERGE, over the columns of {@code alias}. */
  List<String> sql(String alias) {
    List<String> terms = new ArrayList<>();
    for (Span span : spans) {
      terms.add(
          "%s.%s BETWEEN %s AND %s"
              .formatted(
                  alias,
                  Reading.quoted(span.column()),
                  lit(span.low()).expr().sql(),
                  lit(span.high()).expr().sql()));
    }
    return terms;
  }

  /** Iceberg's form of a value: days and microseconds since 1970. */
  private static Object stored(Object value) {
    if (value instanceof Instant moment) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
    if (value instanceof LocalDateTime time) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC));
    }
    return value instanceof LocalDate day ? (Object) (int) day.toEpochDay() : value;
  }
}
