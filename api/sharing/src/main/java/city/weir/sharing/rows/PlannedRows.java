package city.weir.sharing.rows;

import city.weir.lake.sql.SqlSession;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question for rows that was understood, and the state of the data that answers it. */
public final class PlannedRows {
  private final View view;
  private final RowQuery query;
  private final SecuredRelation relation;
  private final SqlSession sql;
  private final PageTokens tokens;
  private final Duration limit;

  PlannedRows(
      View view,
      RowQuery query,
      SecuredRelation relation,
      SqlSession sql,
      PageTokens tokens,
      Duration limit) {
    this.view = view;
    this.query = query;
    this.relation = relation;
    this.sql = sql;
    this.tokens = tokens;
    this.limit = limit;
  }

  public RowHead head() {
    return new RowHead(query.select(), relation.snapshot(), view.permit().explanation());
  }

  /**
   * The same for two questions whose answers are the same, byte by byte in the same format: of the
   * same state, to a subject that may see the same.
   */
  public String version() {
    return Versions.of(
        view,
        relation.snapshot(),
        query.fingerprint(),
        Integer.toString(query.limit()),
        String.valueOf(query.after()));
  }

  /**
   * Reads the page.
   *
   * @param line how rows become lines, or null for values
   * @throws SqlSession.QueryTimeout when it takes too long
   */
  public RowPage read(@Nullable LineSql line) throws SQLException {
    RowStatement statement = RowStatement.page(relation, query, line);
    List<@Nullable Object[]> rows =
        sql.query(statement.sql(), statement.values(), limit, result -> collect(statement, result));
    String next = null;
    if (rows.size() > query.limit()) {
      rows.remove(query.limit());
      next = tokens.write(query.fingerprint(), end(statement, rows));
    }
    rows.replaceAll(row -> Arrays.copyOf(row, statement.width()));
    return new RowPage(
        view, query.select(), rows, next, relation.snapshot(), view.permit().explanation());
  }

  /**
   * Hands all rows of the question to {@code sink}, as many as there are, while they are read.
   *
   * @param line how rows become lines, or null for values
   * @param longest how long it may take in all
   * @return how many there were
   * @throws IOException what the sink threw: the query was stopped
   * @throws SqlSession.QueryTimeout when it takes too long
   */
  public long export(@Nullable LineSql line, Duration longest, RowSink sink)
      throws SQLException, IOException {
    RowStatement statement = RowStatement.whole(relation, query, line);
    try {
      return sql.query(
          statement.sql(), statement.values(), longest, result -> hand(statement, result, sink));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private long hand(RowStatement statement, ResultSet result, RowSink sink) throws SQLException {
    try {
      sink.begin(head());
      long rows = 0;
      while (result.next()) {
        sink.row(statement.read(result));
        rows++;
      }
      return rows;
    } catch (IOException e) {
      // The session's reader may throw SQLException only.
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable Object[]> collect(RowStatement statement, ResultSet result)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(statement.read(result));
    }
    return rows;
  }

  private Position end(RowStatement statement, List<@Nullable Object[]> rows) {
    List<@Nullable String> last = statement.order(rows.get(rows.size() - 1));
    int same = 0;
    for (int i = rows.size() - 1; i >= 0 && statement.order(rows.get(i)).equals(last); i--) {
      same++;
    }
    Position before = query.after();
    if (same == rows.size() && before != null && before.values().equals(last)) {
      same += before.same();
    }
    return new Position(relation.snapshot(), last, same);
  }
}
