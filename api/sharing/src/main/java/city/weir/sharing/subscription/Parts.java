package city.weir.sharing.subscription;

import city.weir.contract.TableName;
import city.weir.lake.sql.Changes;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.rows.Cells;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a snapshot added into parts. The rows come in an order of all shown columns, so that a
 * part that is read again holds the same rows.
 */
final class Parts {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Changes changes;
  private final SecuredRelations relations;
  private final SqlSession sql;
  private final int rowsOfPart;

  Parts(Changes changes, SecuredRelations relations, SqlSession sql, int rowsOfPart) {
    this.changes = changes;
    this.relations = relations;
    this.sql = sql;
    this.rowsOfPart = rowsOfPart;
  }

  /**
   * @param committedAt when the snapshot was made
   * @param last whether no rows come after it
   */
  record Part(RowPage page, Instant committedAt, boolean last) {}

  /** The part number {@code number}, counted from 0; without rows when there are none left. */
  Part read(View view, @Nullable String filter, long snapshot, int number)
      throws SQLException, FilterException {
    TableName table = view.dataset().table();
    Changes.Change change = changes.at(table, snapshot);
    Filter wanted = filter == null ? Filter.EVERYTHING : FilterParser.parse(filter, view.fields());
    List<Object> values = new ArrayList<>();
    String statement =
        "SELECT * FROM (%s) AS permitted WHERE (%s) ORDER BY ALL LIMIT %d OFFSET %d"
            .formatted(
                relations.sql(view, change.schema(), change.sql()),
                DuckSql.bound(wanted, values),
                rowsOfPart + 1,
                (long) number * rowsOfPart);
    List<@Nullable Object[]> rows =
        sql.query(statement, values, LIMIT, result -> collect(result, view));
    boolean last = rows.size() <= rowsOfPart;
    if (!last) {
      rows.remove(rowsOfPart);
    }
    RowPage page =
        new RowPage(view, view.columns(), rows, null, snapshot, view.permit().explanation());
    return new Part(page, change.committedAt(), last);
  }

  private static List<@Nullable Object[]> collect(ResultSet result, View view) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (result.next()) {
      @Nullable Object[] row = new Object[view.columns().size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = Cells.read(result, i + 1, view.columns().get(i).type());
      }
      rows.add(row);
    }
    return rows;
  }
}
