package city.weir.sharing.masking;

import city.weir.contract.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Values as one text each, the same in DuckDB and in Java. Floating point numbers have none. */
final class CanonicalText {
  private CanonicalText() {}

  static boolean exists(ColumnType type) {
    return !(type instanceof ColumnType.Floating);
  }

  /** Days count from 1970-01-01, moments in microseconds from there. */
  static String sql(ColumnType type, String column) {
    if (type instanceof ColumnType.Text) {
      return column;
    }
    if (type instanceof ColumnType.Moment || type instanceof ColumnType.LocalMoment) {
      return "CAST(epoch_us(%s) AS VARCHAR)".formatted(column);
    }
    if (type instanceof ColumnType.Day) {
      return "CAST(date_diff('day', DATE '1970-01-01', %s) AS VARCHAR)".formatted(column);
    }
    return "CAST(%s AS VARCHAR)".formatted(column);
  }

  static String of(ColumnType type, Object value) {
    if (value instanceof OffsetDateTime moment) {
      return micros(moment.toInstant());
    }
    if (value instanceof LocalDateTime moment) {
      return micros(moment.toInstant(ZoneOffset.UTC));
    }
    if (value instanceof LocalDate day) {
      return Long.toString(day.toEpochDay());
    }
    if (type instanceof ColumnType.Exact exact) {
      return ((BigDecimal) value).setScale(exact.scale()).toPlainString();
    }
    return value.toString();
  }

  private static String micros(Instant instant) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }
}
