package city.weir.sharing.filter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders conditions in DuckDB's SQL, with values bound or written out. */
public final class DuckSql {
  private final Function<Object, String> values;

  private DuckSql(Function<Object, String> values) {
    this.values = values;
  }

  /** Renders {@code filter} with question marks and adds their values to {@code parameters}. */
  public static String bound(Filter filter, List<Object> parameters) {
    return new DuckSql(
            value -> {
              parameters.add(value);
              return "?";
            })
        .render(filter);
  }

  /** Renders {@code filter} with its values written out, for a statement that cannot bind. */
  public static String written(Filter filter) {
    return new DuckSql(DuckSql::literal).render(filter);
  }

  /** An identifier in quotes. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text in quotes. DuckDB knows no escapes in it but the doubled quote. */
  public static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  private String render(Filter filter) {
    if (filter instanceof Filter.Compare c) {
      return "%s %s %s".formatted(name(c.column()), c.operator().sign(), values.apply(c.value()));
    }
    if (filter instanceof Filter.In in) {
      return in.values().isEmpty()
          ? "FALSE"
          : in.values().stream()
              .map(values)
              .collect(Collectors.joining(", ", name(in.column()) + " IN (", ")"));
    }
    if (filter instanceof Filter.Like like) {
      return "%s LIKE %s ESCAPE '\\'".formatted(name(like.column()), values.apply(like.pattern()));
    }
    if (filter instanceof Filter.StartsWith starts) {
      return "starts_with(%s, %s)".formatted(name(starts.column()), values.apply(starts.prefix()));
    }
    if (filter instanceof Filter.IsNull isNull) {
      return name(isNull.column()) + " IS NULL";
    }
    if (filter instanceof Filter.Not not) {
      return "NOT (" + render(not.filter()) + ")";
    }
    if (filter instanceof Filter.And and) {
      return join(and.filters(), " AND ", "TRUE");
    }
    return join(((Filter.Or) filter).filters(), " OR ", "FALSE");
  }

  private String join(List<Filter> filters, String word, String none) {
    if (filters.isEmpty()) {
      return none;
    }
    List<String> parts = new ArrayList<>();
    for (Filter each : filters) {
      parts.add("(" + render(each) + ")");
    }
    return String.join(word, parts);
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof OffsetDateTime moment) {
      return "TIMESTAMPTZ '"
          + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              moment.withOffsetSameInstant(ZoneOffset.UTC))
          + "'";
    }
    if (value instanceof LocalDateTime moment) {
      return "TIMESTAMP '" + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment) + "'";
    }
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    if (value instanceof Double number) {
      return "CAST('" + number + "' AS DOUBLE)";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
