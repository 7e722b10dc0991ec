package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.lifecycle.Life;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries that are being written or judged, in the database, by who wrote in them. */
@Repository
class OpenRevisions {
  private final JdbcClient jdbc;

  OpenRevisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Entries whose newest revision is in {@code state} and {@code author} wrote in, or did not; in
   * the order of ids, after {@code after}.
   */
  List<Life> in(State state, String author, boolean wrote, @Nullable String after, int most) {
    return jdbc.sql(
            LifeRows.SELECT
                + "where e.state = :state and e.id > :after and position(:author in r.authors) "
                + (wrote ? "> 0" : "= 0")
                + LifeRows.PAGE)
        .param("state", state.name())
        .param("after", after == null ? "" : after)
        .param("author", DraftText.quoted(author))
        .param("most", most)
        .query(LifeRows::life)
        .list();
  }

  /** How many {@link #in} would list in all. */
  long count(State state, String author, boolean wrote) {
    return jdbc.sql(
            """
            select count(*) from directory_entry e
            join directory_revision r on r.entry = e.id and r.number = e.latest
            where e.state = :state and position(:author in r.authors) %s"""
                .formatted(wrote ? "> 0" : "= 0"))
        .param("state", state.name())
        .param("author", DraftText.quoted(author))
        .query(Long.class)
        .single();
  }
}
