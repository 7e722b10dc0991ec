package city.weir.sharing.trino;

import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.Filter.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Renders conditions in Trino's SQL; they hold for the same rows as in the embedded engine. */
final class TrinoSql {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private TrinoSql() {}

  /**
   * {@code filter} as a rule on rows. It is never null, only true or false: Trino goes on to what
   * the analyst asked where a rule is null, and an error that raises would tell of the row. The
   * plain condition stands before it because only of that Trino can tell which files to skip.
   */
  static String rule(Filter filter) {
    String plain = condition(filter);
    return "(%s) AND COALESCE(%s, FALSE)".formatted(plain, plain);
  }

  /** An identifier in quotes. */
  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text in quotes. Trino knows no escapes in it but the doubled quote. */
  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  static String condition(Filter filter) {
    if (filter instanceof Filter.Compare compare) {
      return compare(compare);
    }
    if (filter instanceof Filter.In in) {
      return in.values().isEmpty()
          ? "FALSE"
          : in.values().stream()
              .map(TrinoSql::literal)
              .collect(Collectors.joining(", ", name(in.column()) + " IN (", ")"));
    }
    if (filter instanceof Filter.Like like) {
      return "%s LIKE %s ESCAPE '\\'".formatted(name(like.column()), text(like.pattern()));
    }
    if (filter instanceof Filter.StartsWith starts) {
      return "starts_with(%s, %s)".formatted(name(starts.column()), text(starts.prefix()));
    }
    if (filter instanceof Filter.IsNull isNull) {
      return name(isNull.column()) + " IS NULL";
    }
    if (filter instanceof Filter.Not not) {
      return "NOT (" + condition(not.filter()) + ")";
    }
    return filter instanceof Filter.And and
        ? join(and.filters(), " AND ", "TRUE")
        : join(((Filter.Or) filter).filters(), " OR ", "FALSE");
  }

  private static String compare(Filter.Compare compare) {
    String column = name(compare.column());
    String plain =
        "%s %s %s".formatted(column, compare.operator().sign(), literal(compare.value()));
    boolean above =
        compare.operator() == Operator.GREATER || compare.operator() == Operator.GREATER_OR_EQUAL;
    // The embedded engine puts what is not a number above all numbers; Trino compares it to none.
    return above && compare.value() instanceof Double
        ? "(%s OR is_nan(%s))".formatted(plain, column)
        : plain;
  }

  private static String join(List<Filter> filters, String word, String none) {
    return filters.isEmpty()
        ? none
        : filters.stream()
            .map(each -> "(" + condition(each) + ")")
            .collect(Collectors.joining(word));
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof OffsetDateTime moment) {
      return "TIMESTAMP '" + MICROS.format(moment.withOffsetSameInstant(ZoneOffset.UTC)) + " UTC'";
    }
    if (value instanceof LocalDateTime moment) {
      return "TIMESTAMP '" + MICROS.format(moment) + "'";
    }
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    if (value instanceof Double number) {
      return "DOUBLE '" + number + "'";
    }
    if (value instanceof Long number) {
      return "BIGINT '" + number + "'";
    }
    return value instanceof BigDecimal number
        ? "DECIMAL '" + number.toPlainString() + "'"
        : value.toString();
  }
}
