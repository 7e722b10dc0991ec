package city.weir.sharing.rows;

import city.weir.contract.ColumnType;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.SecuredRelation.Cut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question as one statement in DuckDB's SQL, and how its result is read. */
final class RowStatement {
  private final RowQuery query;
  private final @Nullable LineSql line;

  /**
   * What is read of each row: the answer, unless that is a line; then what only the order needs.
   */
  private final List<Field> read;

  private final boolean page;
  private final List<Object> values = new ArrayList<>();
  private String sql = "";

  private RowStatement(RowQuery query, @Nullable LineSql line, boolean page) {
    this.query = query;
    this.line = line;
    this.page = page;
    Set<Field> fields = new LinkedHashSet<>(line == null ? query.select() : List.of());
    if (page) {
      query.orderBy().forEach(order -> fields.add(order.column()));
    }
    this.read = List.copyOf(fields);
  }

  /** The rows of a page and one more, each with its place in the order. */
  static RowStatement page(SecuredRelation relation, RowQuery query, @Nullable LineSql line) {
    RowStatement statement = new RowStatement(query, line, true);
    Position after = query.after();
    String rest =
        " LIMIT "
            + (query.limit() + 1)
            + (after == null || after.same() == 0 ? "" : " OFFSET " + after.same());
    statement.sql = statement.compose(relation, after, statement.order() + rest);
    return statement;
  }

  /** All rows, in the order that was asked for. */
  static RowStatement whole(SecuredRelation relation, RowQuery query, @Nullable LineSql line) {
    RowStatement statement = new RowStatement(query, line, false);
    statement.sql = statement.compose(relation, null, "");
    return statement;
  }

  String sql() {
    return sql;
  }

  List<Object> values() {
    return values;
  }

  /** How many of the values of a row are the answer. */
  int width() {
    return line == null ? query.select().size() : 1;
  }

  private String compose(SecuredRelation relation, @Nullable Position after, String rest) {
    String where = condition(query.filter());
    Set<String> columns = new HashSet<>(query.filter().columns());
    String source;
    Grouping grouping = query.grouping();
    if (grouping == null) {
      if (after != null) {
        where = "(" + where + ") AND (" + atOrAfter(after) + ")";
      }
      query.orderBy().forEach(order -> columns.add(order.column().name()));
      boolean placed = query.stored() && !rest.isEmpty();
      source =
          relation.sql(
              new Cut(rest.isEmpty() ? query.filter().columns() : columns, where, rest, placed));
    } else {
      String permitted = relation.sql(new Cut(columns, where, "", false));
      source = grouped(grouping, permitted, after) + rest;
    }
    return "SELECT %s FROM (%s) AS answer%s"
        .formatted(expressions(), source, query.stored() ? "" : order());
  }

  /**
   * Of all rows with its values written out: DuckDB streams a bound statement on one thread only.
   */
  private String condition(Filter filter) {
    return page ? DuckSql.bound(filter, values) : DuckSql.written(filter);
  }

  private String grouped(Grouping grouping, String permitted, @Nullable Position after) {
    String terms =
        grouping.terms().stream()
            .map(term -> term.sql() + " AS " + DuckSql.name(term.field().name()))
            .collect(Collectors.joining(", "));
    StringBuilder by = new StringBuilder();
    for (int i = 1; i <= grouping.by().size(); i++) {
      by.append(i == 1 ? " GROUP BY " : ", ").append(i);
    }
    String having = condition(grouping.having());
    String place = after == null ? "" : " AND (" + atOrAfter(after) + ")";
    return "SELECT * FROM (SELECT %s FROM (%s) AS permitted%s) AS grouped WHERE (%s)%s"
        .formatted(terms, permitted, by, having, place);
  }

  private String expressions() {
    List<String> all = new ArrayList<>();
    if (line != null) {
      all.add(line.of(query.select()));
    }
    read.forEach(field -> all.add(DuckSql.name(field.name())));
    return String.join(", ", all);
  }

  /** Rows lie in the order they are stored in: for that one nothing needs to be sorted. */
  private String order() {
    return query.stored()
        ? ""
        : query.orderBy().stream()
            .map(o -> DuckSql.name(o.column().name()) + (o.descending() ? " DESC" : " ASC"))
            .map(o -> o + " NULLS LAST")
            .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  /** Rows that come after {@code position} in the order, or are equal to it. */
  private String atOrAfter(Position position) {
    List<String> cases = new ArrayList<>();
    StringBuilder equal = new StringBuilder();
    List<Object> equalValues = new ArrayList<>();
    for (int i = 0; i < query.orderBy().size(); i++) {
      RowQuery.Order order = query.orderBy().get(i);
      String name = DuckSql.name(order.column().name());
      Object value = value(position.values().get(i), order.column().type());
      String and = equal.isEmpty() ? "" : " AND ";
      if (value == null) {
        equal.append(and).append(name).append(" IS NULL");
        continue;
      }
      cases.add(
          "(%s%s(%s %s ? OR %s IS NULL))"
              .formatted(equal, and, name, order.descending() ? "<" : ">", name));
      values.addAll(equalValues);
      values.add(value);
      equal.append(and).append(name).append(" = ?");
      equalValues.add(value);
    }
    cases.add("(" + equal + ")");
    values.addAll(equalValues);
    return String.join(" OR ", cases);
  }

  private static @Nullable Object value(@Nullable String text, ColumnType type) {
    try {
      return text == null ? null : Cells.parse(text, type);
    } catch (DateTimeException | NumberFormatException e) {
      throw new QueryRefused(
          "pageToken", "What you may see has changed since the page before. Begin again");
    }
  }

  /** The values of the row {@code result} stands at. */
  @Nullable Object[] read(ResultSet result) throws SQLException {
    int lines = line == null ? 0 : 1;
    @Nullable Object[] row = new Object[lines + read.size()];
    if (lines == 1) {
      row[0] = result.getBytes(1);
    }
    for (int i = lines; i < row.length; i++) {
      row[i] = Cells.read(result, i + 1, read.get(i - lines).type());
    }
    return row;
  }

  /** Where {@code row} stands in the order, as text. */
  List<@Nullable String> order(@Nullable Object[] row) {
    int lines = line == null ? 0 : 1;
    List<@Nullable String> place = new ArrayList<>();
    for (RowQuery.Order order : query.orderBy()) {
      Object value = row[lines + read.indexOf(order.column())];
      place.add(value == null ? null : Cells.text(value));
    }
    return place;
  }
}
