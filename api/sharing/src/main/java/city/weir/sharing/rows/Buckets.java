package city.weir.sharing.rows;

import city.weir.contract.ColumnType;
import city.weir.sharing.filter.DuckSql;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Buckets of time. Days and weeks begin at midnight in China, which has one zone and no summer
 * time; weeks on Monday. The bounds are computed from the number of microseconds: the engine's own
 * function, which knows all calendars of the world, takes twenty times as long.
 */
final class Buckets {
  private static final Pattern WIDTH = Pattern.compile("([1-9][0-9]{0,5})\\s*(s|m|h|d|w)");
  private static final long SECOND = 1_000_000L;

  /** Monday 2000-01-03T00:00+08:00, in microseconds since 1970. */
  private static final long MOMENTS_FROM = 946_828_800_000_000L;

  /** Monday 2000-01-03T00:00 on a clock without zone. */
  private static final long CLOCKS_FROM = 946_857_600_000_000L;

  private Buckets() {}

  /** The beginning of the bucket of {@code column}, of the same type. */
  static String sql(String column, ColumnType type, String width) {
    Matcher written = WIDTH.matcher(width.toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      throw new QueryRefused(
          "groupBy",
          "'%s' is no width of a bucket. Write a number and s, m, h, d or w: 15m, 1h, 1d"
              .formatted(width));
    }
    long micros = Long.parseLong(written.group(1)) * unit(written.group(2));
    String name = DuckSql.name(column);
    if (type instanceof ColumnType.Moment) {
      return "make_timestamptz(" + floor("epoch_us(" + name + ")", MOMENTS_FROM, micros) + ")";
    }
    if (type instanceof ColumnType.LocalMoment) {
      return "make_timestamp(" + floor("epoch_us(" + name + ")", CLOCKS_FROM, micros) + ")";
    }
    if (type instanceof ColumnType.Day && micros % unit("d") == 0) {
      String days = "date_diff('day', DATE '2000-01-03', " + name + ")";
      return "DATE '2000-01-03' + CAST(" + floor(days, 0, micros / unit("d")) + " AS INTEGER)";
    }
    throw new QueryRefused(
        "groupBy",
        type instanceof ColumnType.Day
            ? "'%s' is a day: a bucket of it is whole days, such as 7d".formatted(column)
            : "'%s' is not a time, so there are no buckets of it".formatted(column));
  }

  private static String floor(String value, long from, long width) {
    // The engine's remainder is negative before the origin.
    return "%1$s - (((%1$s - %2$d) %% %3$d) + %3$d) %% %3$d".formatted(value, from, width);
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "s" -> SECOND;
      case "m" -> 60 * SECOND;
      case "h" -> 3_600 * SECOND;
      case "d" -> 86_400 * SECOND;
      default -> 7 * 86_400 * SECOND;
    };
  }
}
