package city.weir.sharing.rows;

import city.weir.contract.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Single values: read from a result, written as text, read back from text. */
public final class Cells {
  private Cells() {}

  /** The value at {@code index} as the Java type that stands for {@code type}. */
  public static @Nullable Object read(ResultSet row, int index, ColumnType type)
      throws SQLException {
    if (type instanceof ColumnType.Moment) {
      OffsetDateTime moment = row.getObject(index, OffsetDateTime.class);
      return moment == null ? null : moment.withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (type instanceof ColumnType.LocalMoment) {
      return row.getObject(index, LocalDateTime.class);
    }
    if (type instanceof ColumnType.Day) {
      return row.getObject(index, LocalDate.class);
    }
    Object value;
    if (type instanceof ColumnType.Text) {
      value = row.getString(index);
    } else if (type instanceof ColumnType.Whole) {
      value = row.getLong(index);
    } else if (type instanceof ColumnType.Exact) {
      value = row.getBigDecimal(index);
    } else if (type instanceof ColumnType.Floating) {
      value = row.getDouble(index);
    } else {
      value = row.getBoolean(index);
    }
    return row.wasNull() ? null : value;
  }

  /** ISO 8601 with seconds, plain numbers; moments in UTC. */
  public static String text(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
    if (value instanceof LocalDateTime moment) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Reads what {@link #text} wrote. */
  static Object parse(String text, ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return text;
    }
    if (type instanceof ColumnType.Whole) {
      return Long.valueOf(text);
    }
    if (type instanceof ColumnType.Exact) {
      return new BigDecimal(text);
    }
    if (type instanceof ColumnType.Floating) {
      return Double.valueOf(text);
    }
    if (type instanceof ColumnType.Truth) {
      return Boolean.valueOf(text);
    }
    if (type instanceof ColumnType.Day) {
      return LocalDate.parse(text);
    }
    return type instanceof ColumnType.Moment
        ? OffsetDateTime.parse(text)
        : LocalDateTime.parse(text);
  }
}
