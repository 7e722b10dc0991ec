package city.weir.sharing.formats;

import city.weir.contract.ColumnType;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.rows.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of CSV, RFC 4180, made by the engine: a million rows cross into Java as a million pieces
 * instead of eight. Null is nothing, an empty text is {@code ""}; numbers are plain, times are in
 * ISO 8601, moments in UTC.
 *
 * <p>Text that a spreadsheet would run as a formula is led by an apostrophe, as OWASP advises
 * against CSV injection; numbers and times are written as they are.
 */
final class CsvLine {
  private CsvLine() {}

  /** {@code concat} copies each line once, where a chain of {@code ||} copies it at each column. */
  static String sql(List<Field> columns) {
    return columns.stream()
        .map(CsvLine::cell)
        .collect(Collectors.joining(", ',', ", "encode(concat(", ", chr(13), chr(10)))"));
  }

  /** Null stays null: {@code concat} takes it for nothing. */
  private static String cell(Field field) {
    String name = DuckSql.name(field.name());
    ColumnType type = field.type();
    if (type instanceof ColumnType.Text) {
      return text(name);
    }
    if (type instanceof ColumnType.Moment) {
      return clock("make_timestamp(epoch_us(" + name + "))") + " || 'Z'";
    }
    if (type instanceof ColumnType.LocalMoment) {
      return clock(name);
    }
    return "CAST(%s AS VARCHAR)".formatted(name);
  }

  private static String clock(String timestamp) {
    return "replace(CAST(%s AS VARCHAR), ' ', 'T')".formatted(timestamp);
  }

  private static String text(String name) {
    // The first character as a number: tab, carriage return, plus, minus, equals, at.
    String guarded =
        "CASE WHEN ascii(%1$s) IN (9, 13, 43, 45, 61, 64) THEN chr(39) || %1$s ELSE %1$s END"
            .formatted(name);
    String quoted = "'\"' || replace(%s, '\"', '\"\"') || '\"'".formatted(guarded);
    // chr(13) first in the text is guarded and quoted.
    return ("CASE WHEN %1$s = '' OR contains(%1$s, ',') OR contains(%1$s, '\"')"
            + " OR contains(%1$s, chr(10)) OR contains(%1$s, chr(13)) THEN %2$s ELSE %3$s END")
        .formatted(name, quoted, guarded);
  }
}
