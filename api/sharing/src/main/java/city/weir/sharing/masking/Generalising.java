package city.weir.sharing.masking;

import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Rounding down: numbers to a multiple of the step, moments to the day in China (UTC+8 all year),
 * moments without a zone to their day, days to the first of their month.
 */
final class Generalising {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final long CHINA_MICROS = 8L * 3600 * 1_000_000;
  private static final long DAY_MICROS = 24L * 3600 * 1_000_000;

  private Generalising() {}

  static boolean knows(Mask.Generalise mask, ColumnType type) {
    if (type instanceof ColumnType.Whole) {
      return mask.step() >= 1 && mask.step() == Math.rint(mask.step()) && mask.step() <= 1e15;
    }
    if (type instanceof ColumnType.Exact || type instanceof ColumnType.Floating) {
      return mask.step() > 0 && Double.isFinite(mask.step());
    }
    return !(type instanceof ColumnType.Text || type instanceof ColumnType.Truth);
  }

  static String sql(Mask.Generalise mask, ColumnType type, String column) {
    if (type instanceof ColumnType.Whole) {
      String huge = "CAST(%s AS HUGEINT)".formatted(column);
      long step = (long) mask.step();
      String floor = "%1$s - ((%1$s %% %2$d) + %2$d) %% %2$d".formatted(huge, step);
      // Not greatest(): it passes over null, and would make the lowest number of no number.
      return "CAST(CASE WHEN %1$s < %2$d THEN %2$d ELSE %1$s END AS BIGINT)"
          .formatted("(" + floor + ")", Long.MIN_VALUE);
    }
    if (type instanceof ColumnType.Moment) {
      String micros = "epoch_us(%s)".formatted(column);
      return "make_timestamptz(%1$s - ((%1$s + %2$d) %% %3$d + %3$d) %% %3$d)"
          .formatted(micros, CHINA_MICROS, DAY_MICROS);
    }
    if (type instanceof ColumnType.LocalMoment) {
      return "CAST(date_trunc('day', %s) AS TIMESTAMP)".formatted(column);
    }
    if (type instanceof ColumnType.Day) {
      return "CAST(date_trunc('month', %s) AS DATE)".formatted(column);
    }
    String step = "CAST('" + mask.step() + "' AS DOUBLE)";
    return "floor(CAST(%s AS DOUBLE) / %s) * %s".formatted(column, step, step);
  }

  static Object apply(Mask.Generalise mask, ColumnType type, Object value) {
    if (type instanceof ColumnType.Whole) {
      long whole = (Long) value;
      BigInteger floor =
          BigInteger.valueOf(whole)
              .subtract(BigInteger.valueOf(Math.floorMod(whole, (long) mask.step())));
      return floor.max(BigInteger.valueOf(Long.MIN_VALUE)).longValueExact();
    }
    if (value instanceof OffsetDateTime moment) {
      return moment
          .withOffsetSameInstant(CHINA)
          .truncatedTo(ChronoUnit.DAYS)
          .withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (value instanceof LocalDateTime moment) {
      return moment.truncatedTo(ChronoUnit.DAYS);
    }
    if (value instanceof LocalDate day) {
      return day.withDayOfMonth(1);
    }
    return Math.floor(((Number) value).doubleValue() / mask.step()) * mask.step();
  }
}
