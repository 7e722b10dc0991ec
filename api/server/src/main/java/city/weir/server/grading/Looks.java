package city.weir.server.grading;

import city.weir.catalog.grading.Assessment;
import city.weir.server.database.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what each entry was like, and what it held, when it was last looked through. */
@Repository
class Looks {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Assessment>> FOUND = new TypeReference<>() {};

  private final JdbcClient jdbc;

  Looks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param described what its contract said as far as it matters here
   * @param snapshot of its table, 0 while it had none
   * @param found what it held that matters to grades, of each column
   */
  record Look(
      String entry,
      String described,
      long snapshot,
      long rows,
      Instant at,
      List<Assessment> found) {
    Look {
      found = List.copyOf(found);
    }
  }

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
                    Objects.requireNonNull(Stored.moment(row, "looked_at")),
                    JSON.readValue(row.getString("found"), FOUND)))
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
          looked_at = :at, found = :found
        where entry = :entry""",
        look);
  }

  private void insert(Look look) {
    write(
        """
        insert into grade_look (entry, described, snapshot_id, row_count, looked_at, found)
        values (:entry, :described, :snapshot, :rows, :at, :found)""",
        look);
  }

  private int write(String sql, Look look) {
    return jdbc.sql(sql)
        .param("entry", look.entry())
        .param("described", look.described())
        .param("snapshot", look.snapshot())
        .param("rows", look.rows())
        .param("at", Stored.moment(look.at()))
        .param("found", JSON.writeValueAsString(look.found()))
        .update();
  }
}
