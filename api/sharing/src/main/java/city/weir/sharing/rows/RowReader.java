package city.weir.sharing.rows;

import city.weir.contract.ColumnType;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads pages of rows. Pages of one question all come from the snapshot of the first. */
public final class RowReader {
  private final SecuredRelations relations;
  private final SqlSession sql;
  private final PageTokens tokens;
  private final Duration limit;

  /**
   * @param limit how long one page may take
   */
  public RowReader(SecuredRelations relations, SqlSession sql, PageTokens tokens, Duration limit) {
    this.relations = relations;
    this.sql = sql;
    this.tokens = tokens;
    this.limit = limit;
  }

  /**
   * Reads the page {@code parameters} ask for.
   *
   * @throws QueryRefused when a parameter cannot be understood
   * @throws SqlSession.QueryTimeout when it takes too long
   */
  public RowPage read(View view, RowParameters parameters) throws SQLException {
    return read(view, RowQuery.parse(parameters, view, tokens));
  }

  RowPage read(View view, RowQuery query) throws SQLException {
    SecuredRelation relation = plan(view, query);
    List<View.Shown> columns = columns(query);
    List<Object> values = new ArrayList<>();
    String statement = statement(relation, query, columns, values);
    List<@Nullable Object[]> rows =
        sql.query(statement, values, limit, result -> collect(result, columns));
    String next = null;
    if (rows.size() > query.limit()) {
      rows.remove(query.limit());
      next = tokens.write(query.fingerprint(), end(query, columns, rows, relation.snapshot()));
    }
    int width = query.select().size();
    rows.replaceAll(row -> Arrays.copyOf(row, width));
    return new RowPage(
        view, query.select(), rows, next, relation.snapshot(), view.permit().explanation());
  }

  private SecuredRelation plan(View view, RowQuery query) {
    try {
      return relations.plan(view, query.asOf(), query.filter());
    } catch (IllegalArgumentException e) {
      throw new QueryRefused(
          query.after() == null ? "asOf" : "pageToken", String.valueOf(e.getMessage()));
    }
  }

  /** What is selected, then what only the order needs. */
  private static List<View.Shown> columns(RowQuery query) {
    Set<View.Shown> columns = new LinkedHashSet<>(query.select());
    query.orderBy().forEach(order -> columns.add(order.column()));
    return List.copyOf(columns);
  }

  private static String statement(
      SecuredRelation relation, RowQuery query, List<View.Shown> columns, List<Object> values) {
    StringBuilder statement = new StringBuilder("SELECT ");
    statement.append(
        columns.stream().map(c -> DuckSql.name(c.name())).collect(Collectors.joining(", ")));
    statement.append(" FROM (").append(relation.sql()).append(") AS permitted");
    statement.append(" WHERE (").append(DuckSql.bound(query.filter(), values)).append(')');
    Position after = query.after();
    if (after != null) {
      statement.append(" AND (").append(atOrAfter(query, after, values)).append(')');
    }
    statement.append(
        query.orderBy().stream()
            .map(o -> DuckSql.name(o.column().name()) + (o.descending() ? " DESC" : " ASC"))
            .map(o -> o + " NULLS LAST")
            .collect(Collectors.joining(", ", " ORDER BY ", "")));
    statement.append(" LIMIT ").append(query.limit() + 1);
    if (after != null) {
      statement.append(" OFFSET ").append(after.same());
    }
    return statement.toString();
  }

  /** Rows that come after {@code position} in the order, or are equal to it. */
  private static String atOrAfter(RowQuery query, Position position, List<Object> values) {
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

  private static List<@Nullable Object[]> collect(ResultSet result, List<View.Shown> columns)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (result.next()) {
      @Nullable Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = Cells.read(result, i + 1, columns.get(i).type());
      }
      rows.add(row);
    }
    return rows;
  }

  private static Position end(
      RowQuery query, List<View.Shown> columns, List<@Nullable Object[]> rows, long snapshot) {
    List<@Nullable String> last = order(query, columns, rows.get(rows.size() - 1));
    int same = 0;
    for (int i = rows.size() - 1; i >= 0 && order(query, columns, rows.get(i)).equals(last); i--) {
      same++;
    }
    Position before = query.after();
    if (same == rows.size() && before != null && before.values().equals(last)) {
      same += before.same();
    }
    return new Position(snapshot, last, same);
  }

  private static List<@Nullable String> order(
      RowQuery query, List<View.Shown> columns, @Nullable Object[] row) {
    List<@Nullable String> values = new ArrayList<>();
    for (RowQuery.Order order : query.orderBy()) {
      Object value = row[columns.indexOf(order.column())];
      values.add(value == null ? null : Cells.text(value));
    }
    return values;
  }
}
