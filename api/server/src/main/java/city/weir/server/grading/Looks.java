package city.weir.server.grading;

import city.weir.server.database.Stored;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers what each entry was like when it was last looked through. */
@Repository
class Looks {
  private final JdbcClient jdbc;

  Looks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param described what its contract said as far as it matters here
   * @param snapshot of its table, 0 while it had none
   */
  record Look(String entry, String described, long snapshot, long rows, Instant at) {}

  Optional<Look> last(String entry) {
    return jdbc.sql("select * from grade_look where entry = :entry")
        .param("entry", entry)
        .query(
            (row, number) ->
                new Look(
                    row.getString("entry"),
                    row.getString("described"),
                    row.getLong("snapshot_id"),
                    row.getLong("row_count"),
                    Objects.requireNonNull(Stored.moment(row, "looked_at"))))
        .optional();
  }

  void keep(Look look) {
    if (update(look) == 0) {
      try {
        insert(look);
      } catch (DuplicateKeyException e) {
        update(look); // another process was faster, by moments
      }
    }
  }

  private int update(Look look) {
    return write(
        """
        update grade_look set described = :described, snapshot_id = :snapshot, row_count = :rows,
          looked_at = :at
        where entry = :entry""",
        look);
  }

  private void insert(Look look) {
    write("insert into grade_look values (:entry, :described, :snapshot, :rows, :at)", look);
  }

  private int write(String sql, Look look) {
    return jdbc.sql(sql)
        .param("entry", look.entry())
        .param("described", look.described())
        .param("snapshot", look.snapshot())
        .param("rows", look.rows())
        .param("at", Stored.moment(look.at()))
        .update();
  }
}
