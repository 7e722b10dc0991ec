package city.weir.sharing.filter;

import city.weir.contract.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;

/** Brings what was written in a condition to the type of its column, or says how to write it. */
final class Values {
  private static final int MOST_DIGITS = 38;

  private Values() {}

  static Object of(SqlLiteral literal, boolean negative, String column, ColumnType type)
      throws FilterException {
    Object value = literal.getValue();
    if (value instanceof BigDecimal number) {
      return number(negative ? number.negate() : number, column, type);
    }
    if (!negative && value instanceof NlsString text) {
      return text(text.getValue(), column, type);
    }
    if (!negative && value instanceof DateString day) {
      return text(day.toString(), column, type);
    }
    if (!negative && value instanceof TimestampString moment) {
      return text(moment.toString().replace(' ', 'T'), column, type);
    }
    if (!negative && value instanceof Boolean truth && type instanceof ColumnType.Truth) {
      return truth;
    }
    throw mismatch(literal.toString(), column, type);
  }

  /** Reads the text of a value, as it stands between quotes or in a page token. */
  static Object text(String text, String column, ColumnType type) throws FilterException {
    try {
      if (type instanceof ColumnType.Text) {
        return text;
      }
      if (type instanceof ColumnType.Day) {
        return LocalDate.parse(text);
      }
      if (type instanceof ColumnType.Moment) {
        return text.length() == 10
            ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
            : OffsetDateTime.parse(text);
      }
      if (type instanceof ColumnType.LocalMoment) {
        return text.length() == 10
            ? LocalDate.parse(text).atStartOfDay()
            : LocalDateTime.parse(text);
      }
    } catch (DateTimeException e) {
      throw mismatch("'" + text + "'", column, type);
    }
    throw mismatch("'" + text + "'", column, type);
  }

  private static Object number(BigDecimal number, String column, ColumnType type)
      throws FilterException {
    if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
      throw mismatch("a number of more than 38 digits", column, type);
    }
    if (type instanceof ColumnType.Whole) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw mismatch(number.toPlainString(), column, type);
      }
    }
    if (type instanceof ColumnType.Exact) {
      return number.scale() < 0 ? number.setScale(0) : number;
    }
    if (type instanceof ColumnType.Floating) {
      return number.doubleValue();
    }
    throw mismatch(number.toPlainString(), column, type);
  }

  private static FilterException mismatch(String written, String column, ColumnType type) {
    return new FilterException(
        "%s does not fit column '%s', which is %s. Write %s"
            .formatted(written, column, word(type), example(type)));
  }

  static String word(ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return "text";
    }
    if (type instanceof ColumnType.Whole) {
      return "a whole number";
    }
    if (type instanceof ColumnType.Exact || type instanceof ColumnType.Floating) {
      return "a number";
    }
    if (type instanceof ColumnType.Truth) {
      return "true or false";
    }
    if (type instanceof ColumnType.Day) {
      return "a day";
    }
    return type instanceof ColumnType.Moment ? "a moment" : "a date and time without zone";
  }

  static String example(ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return "it in single quotes, such as '420106'";
    }
    if (type instanceof ColumnType.Whole) {
      return "a number such as 20";
    }
    if (type instanceof ColumnType.Exact || type instanceof ColumnType.Floating) {
      return "a number such as 20.5";
    }
    if (type instanceof ColumnType.Truth) {
      return "true or false";
    }
    if (type instanceof ColumnType.Day) {
      return "'2026-06-01'";
    }
    return type instanceof ColumnType.Moment
        ? "'2026-06-01T08:00:00+08:00'"
        : "'2026-06-01T08:00:00'";
  }
}
