package city.weir.jobs.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads days and moments into Spark's days and microseconds since 1970. */
final class Moments {
  private static final Instant EPOCH = Instant.EPOCH;

  private Moments() {}

  /**
   * Moments on the time line: a zone written with the value counts, else the wall clock stands in
   * {@code zone}. Numbers of 10 and 13 digits are seconds and milliseconds since 1970.
   */
  static Conversion moment(String zone) {
    return new Zoned(zone(zone));
  }

  /** Moments that carry their zone, or are numbers since 1970; others are not read. */
  static Conversion moment() {
    return new Zoned(null);
  }

  /** Moments written in one {@link DateTimeFormatter} pattern. */
  static Conversion moment(String zone, String pattern) {
    return new Patterned(pattern, zone(zone));
  }

  /** The wall clock as written; a zone beside it is left out of account. */
  static Conversion wallClock() {
    return text -> {
      WallClock read = WallClock.read(text.toString().strip());
      return read == null ? null : micros(read.local().toInstant(ZoneOffset.UTC));
    };
  }

  /** Days; a time of the day after them is left out of account. */
  static Conversion day() {
    return text -> {
      WallClock read = WallClock.read(text.toString().strip());
      return read == null ? null : (int) read.day().toEpochDay();
    };
  }

  static Conversion day(String pattern) {
    return new Patterned(pattern, null);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "parse_time: unknown time zone '%s' (write one such as Asia/Shanghai or +08:00)"
              .formatted(name),
          e);
    }
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(EPOCH, moment);
  }

  private record Zoned(@Nullable ZoneId zone) implements Conversion {
    @Override
    public @Nullable Object apply(UTF8String value) {
      String text = value.toString().strip();
      Instant epoch = WallClock.epoch(text);
      if (epoch != null) {
        return micros(epoch);
      }
      WallClock read = WallClock.read(text);
      if (read == null) {
        return null;
      }
      LocalDateTime local = read.local();
      if (read.offset() != null) {
        return micros(local.toInstant(read.offset()));
      }
      return zone == null ? null : micros(local.toInstant(zone.getRules().getOffset(local)));
    }
  }

  /** Reads a day when {@code zone} is null, else a moment. */
  private static final class Patterned implements Conversion {
    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final @Nullable ZoneId zone;
    private transient @Nullable DateTimeFormatter formatter;

    Patterned(String pattern, @Nullable ZoneId zone) {
      this.pattern = pattern;
      this.zone = zone;
      this.formatter = formatter(pattern);
    }

    @Override
    public @Nullable Object apply(UTF8String text) {
      DateTimeFormatter current = formatter;
      if (current == null) {
        current = formatter(pattern);
        formatter = current;
      }
      try {
        return zone == null
            ? (Object) (int) LocalDate.parse(text.toString().strip(), current).toEpochDay()
            : (Object) micros(instant(current, text.toString().strip(), zone));
      } catch (DateTimeException e) {
        return null;
      }
    }

    private static Instant instant(DateTimeFormatter formatter, String text, ZoneId zone) {
      TemporalAccessor read =
          formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      if (read instanceof ZonedDateTime zoned) {
        return zoned.toInstant();
      }
      LocalDateTime local =
          read instanceof LocalDateTime time ? time : ((LocalDate) read).atStartOfDay();
      return local.atZone(zone).toInstant();
    }

    /** Strict, so that 30 February is refused; the era is filled in so that yyyy may be written. */
    private static DateTimeFormatter formatter(String pattern) {
      try {
        return new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Not a date pattern: '%s' (%s)".formatted(pattern, e.getMessage()), e);
      }
    }
  }
}
