package city.weir.sharing.engine;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the value of a parameter is; one way of writing each as text. */
public enum ParameterType {
  TEXT("text"),
  /** 64 bits. */
  INTEGER("a whole number, such as 12"),
  /** At most 29 digits before the point and 9 behind it. */
  NUMBER("a number, such as 12.5"),
  BOOLEAN("true or false"),
  DATE("a day, such as 2026-06-01"),
  MOMENT("a moment with its offset, such as 2026-06-01T08:00:00+08:00");

  /** Of a number. */
  public static final int DIGITS = 38;

  /** Of these, behind the point. */
  public static final int DECIMALS = 9;

  private final String shape;

  ParameterType(String shape) {
    this.shape = shape;
  }

  /** How a value is written, for people. */
  public String shape() {
    return shape;
  }

  /**
   * The value that {@code text} writes: String, Long, BigDecimal, Boolean, LocalDate or
   * OffsetDateTime in UTC.
   *
   * @throws IllegalArgumentException when it writes none; the message says how one is written
   */
  public Object value(String text) {
    try {
      return switch (this) {
        case TEXT -> text;
        case INTEGER -> Long.valueOf(text.strip());
        case NUMBER -> number(text.strip());
        case BOOLEAN -> truth(text.strip());
        case DATE -> LocalDate.parse(text.strip());
        case MOMENT -> moment(text.strip());
      };
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' is not %s".formatted(shortened(text), shape), e);
    }
  }

  /** Writes {@code value} so that {@link #value} reads it again. */
  static String text(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static BigDecimal number(String text) {
    if (text.length() > DIGITS + 2) {
      throw new IllegalArgumentException("too long");
    }
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > DIGITS) {
      throw new IllegalArgumentException("too large or too small");
    }
    BigDecimal exact = number.setScale(DECIMALS);
    if (exact.precision() > DIGITS) {
      throw new IllegalArgumentException("too large");
    }
    return exact;
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }

  /** A plus sign in a query string arrives as a space when it was not escaped. */
  private static OffsetDateTime moment(String text) {
    OffsetDateTime moment = OffsetDateTime.parse(text.replace(' ', '+'));
    if (moment.getYear() < 1 || moment.getYear() > 9999) {
      throw new DateTimeException("out of range");
    }
    return moment.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
