package city.weir.sharing.rows;

import city.weir.lake.sql.SqlSession;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import java.sql.SQLException;
import java.time.Duration;

/** Reads rows. Pages of one question all come from the snapshot of the first. */
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
   * Plans what {@code parameters} ask for; no row is read yet.
   *
   * @throws QueryRefused when a parameter cannot be understood
   */
  public PlannedRows plan(View view, RowParameters parameters) {
    RowQuery query = RowQuery.parse(parameters, view, tokens);
    return new PlannedRows(view, query, relation(view, query), sql, tokens, limit);
  }

  /**
   * Reads the page {@code parameters} ask for, as values.
   *
   * @throws QueryRefused when a parameter cannot be understood
   * @throws SqlSession.QueryTimeout when it takes too long
   */
  public RowPage read(View view, RowParameters parameters) throws SQLException {
    return plan(view, parameters).read(null);
  }

  private SecuredRelation relation(View view, RowQuery query) {
    try {
      return relations.plan(view, query.asOf(), query.filter());
    } catch (IllegalArgumentException e) {
      throw new QueryRefused(
          query.after() == null ? "asOf" : "pageToken", String.valueOf(e.getMessage()));
    }
  }
}
