package city.weir.server.directory;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** How entries stand in rows of the database. */
final class LifeRows {
  /** Entries with their newest revision; a condition may follow. */
  static final String SELECT =
      """
      select e.id, e.kind, e.code, e.published, e.contract,
        r.number, r.state, r.authors, r.draft, r.since
      from directory_entry e join directory_revision r on r.entry = e.id and r.number = e.latest
      """;

  /** What ends a question for a page of them. */
  static final String PAGE = " order by e.id limit :most";

  private LifeRows() {}

  static Life life(ResultSet row, int number) throws SQLException {
    return new Life(
        row.getString("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("code"),
        revision(row, number),
        row.getInt("published"),
        row.getString("contract"));
  }

  static Revision revision(ResultSet row, int number) throws SQLException {
    return new Revision(
        row.getInt("number"),
        State.valueOf(row.getString("state")),
        DraftText.read(row.getString("draft")),
        DraftText.names(row.getString("authors")),
        Objects.requireNonNull(Stored.moment(row, "since")));
  }
}
