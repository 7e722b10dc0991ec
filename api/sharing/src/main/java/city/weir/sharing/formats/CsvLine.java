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
  private static final String END = "chr(13) || chr(10)";

  private CsvLine() {}

  static String sql(List<Field> columns) {
    return columns.stream()
        .map(CsvLine::cell)
        .collect(Collectors.joining(" || ',' || ", "encode(", " || " + END + ")"));
  }

  private static String cell(Field field) {
    String name = DuckSql.name(field.name());
    ColumnType type = field.type();
    if (type instanceof ColumnType.Text) {
      return text(name);
    }
    if (type instanceof ColumnType.Moment) {
      return "coalesce(%s || 'Z', '')".formatted(clock("make_timestamp(epoch_us(" + name + "))"));
    }
    if (type instanceof ColumnType.LocalMoment) {
      return "coalesce(%s, '')".formatted(clock(name));
    }
    return "coalesce(CAST(%s AS VARCHAR), '')".formatted(name);
  }

  private static String clock(String timestamp) {
    return "replace(CAST(%s AS VARCHAR), ' ', 'T')".formatted(timestamp);
  }

  private static String text(String name) {
    String first = "left(" + name + ", 1)";
    String guarded =
        ("CASE WHEN %1$s IN ('=', '+', '-', '@', chr(9), chr(13)) THEN chr(39) || %2$s"
                + " ELSE %2$s END")
            .formatted(first, name);
    String quoted = "'\"' || replace(%s, '\"', '\"\"') || '\"'".formatted(guarded);
    // chr(13) first in the text is guarded and quoted.
    return ("CASE WHEN %1$s IS NULL THEN '' WHEN %1$s = '' OR contains(%1$s, ',')"
            + " OR contains(%1$s, '\"') OR contains(%1$s, chr(10)) OR contains(%1$s, chr(13))"
            + " THEN %2$s ELSE %3$s END")
        .formatted(name, quoted, guarded);
  }
}
