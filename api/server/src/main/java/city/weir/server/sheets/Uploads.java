package city.weir.server.sheets;

import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Words;
import city.weir.catalog.intake.Judged;
import city.weir.catalog.intake.Outcome;
import city.weir.catalog.intake.Sender;
import city.weir.catalog.intake.Taking;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Uploads, and what became of their entries, in the database. */
@Repository
class Uploads {
  private static final String INSERT =
      """
      insert into directory_import (id, sender, organisation, call_key, file_name, state,
        created_at, changed_at)
      values (:id, :sender, :organisation, :key, :file, :state, :created, :changed)""";
  private static final String UPDATE =
      """
      update directory_import set state = :state, problem = :problem, submit = :submit,
        changes = :changes, changed_at = :changed
      where id = :id and state = :expected""";
  private static final String INSERT_ENTRY =
      """
      insert into directory_import_entry (upload, number, title, outcome, entry, mistakes,
        warnings, findings)
      values (?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String UPDATE_ENTRY =
      """
      update directory_import_entry set outcome = ?, entry = ?, mistakes = ?, warnings = ?,
        findings = ?
      where upload = ? and number = ?""";

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final JsonMapper json;

  Uploads(JdbcClient jdbc, JdbcOperations batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /**
   * @param key the caller's own name of this call, or null
   * @return false, and nothing is kept, when there is one under the same key
   */
  boolean add(Upload upload, @Nullable String key) {
    try {
      return jdbc.sql(INSERT)
              .param("id", upload.id())
              .param("sender", upload.sender().id())
              .param("organisation", upload.sender().organisation())
              .param("key", key)
              .param("file", upload.fileName())
              .param("state", upload.state().name())
              .param("created", Stored.moment(upload.createdAt()))
              .param("changed", Stored.moment(upload.changedAt()))
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** Keeps {@code updated}, unless it stands elsewhere than in {@code expected} by now. */
  boolean replace(Upload.State expected, Upload updated) {
    Taking.Wish wish = updated.wish();
    Words problem = updated.problem();
    return jdbc.sql(UPDATE)
            .param("id", updated.id())
            .param("expected", expected.name())
            .param("state", updated.state().name())
            .param("problem", problem == null ? null : json.writeValueAsString(problem))
            .param("submit", wish == null ? null : wish.submit())
            .param("changes", wish == null ? null : wish.changes())
            .param("changed", Stored.moment(updated.changedAt()))
            .update()
        == 1;
  }

  Optional<Upload> find(String id) {
    return jdbc.sql("select * from directory_import where id = :id")
        .param("id", id)
        .query(this::upload)
        .optional();
  }

  Optional<Upload> under(String sender, String key) {
    return jdbc.sql("select * from directory_import where sender = :sender and call_key = :key")
        .param("sender", sender)
        .param("key", key)
        .query(this::upload)
        .optional();
  }

  /** The newest first; of one sender, or of all when it is null. */
  List<Upload> list(@Nullable String sender, int skip, int most) {
    return jdbc.sql(
            "select * from directory_import where (cast(:sender as varchar) is null or sender = :sender)"
                + " order by created_at desc, id limit :most offset :skip")
        .param("sender", sender)
        .param("most", most)
        .param("skip", skip)
        .query(this::upload)
        .list();
  }

  /** What was going on when the server stopped; the oldest first. */
  List<Upload> goingOn() {
    return jdbc.sql(
            "select * from directory_import where state in ('READING', 'TAKING') order by created_at")
        .query(this::upload)
        .list();
  }

  /** Keeps what became of all entries of {@code upload}, in place of what was kept before. */
  void writeAll(String upload, List<KeptEntry> entries) {
    jdbc.sql("delete from directory_import_entry where upload = :upload")
        .param("upload", upload)
        .update();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (KeptEntry entry : entries) {
      Judged judged = entry.judged();
      rows.add(
          new @Nullable Object[] {
            upload,
            judged.number(),
            entry.title(),
            judged.outcome().name(),
            judged.entry(),
            mistakes(judged),
            judged.findings().size() - mistakes(judged),
            json.writeValueAsString(judged.findings())
          });
    }
    batches.batchUpdate(INSERT_ENTRY, rows);
  }

  void write(String upload, List<Judged> changed) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Judged judged : changed) {
      rows.add(
          new @Nullable Object[] {
            judged.outcome().name(),
            judged.entry(),
            mistakes(judged),
            judged.findings().size() - mistakes(judged),
            json.writeValueAsString(judged.findings()),
            upload,
            judged.number()
          });
    }
    batches.batchUpdate(UPDATE_ENTRY, rows);
  }

  private static int mistakes(Judged judged) {
    return (int) judged.findings().stream().filter(Finding::blocks).count();
  }

  /** Entries of an upload in their order. */
  List<KeptEntry> entries(String upload, Selection selection, int skip, int most) {
    return jdbc.sql(
            "select * from directory_import_entry where upload = :upload"
                + selection.condition()
                + " order by number limit :most offset :skip")
        .param("upload", upload)
        .param("most", most)
        .param("skip", skip)
        .query(this::entry)
        .list();
  }

  int count(String upload, Selection selection) {
    return jdbc.sql(
            "select count(*) from directory_import_entry where upload = :upload"
                + selection.condition())
        .param("upload", upload)
        .query(Integer.class)
        .single();
  }

  /** How many entries became what. */
  Map<Outcome, Integer> outcomes(String upload) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    jdbc.sql(
            "select outcome, count(*) as entries from directory_import_entry"
                + " where upload = :upload group by outcome")
        .param("upload", upload)
        .query(
            row -> {
              counts.put(Outcome.valueOf(row.getString("outcome")), row.getInt("entries"));
            });
    return counts;
  }

  /** How many findings there are: those that block, and warnings. */
  Totals totals(String upload) {
    return jdbc.sql(
            "select coalesce(sum(mistakes), 0) as mistakes, coalesce(sum(warnings), 0) as warnings"
                + " from directory_import_entry where upload = :upload")
        .param("upload", upload)
        .query((row, number) -> new Totals(row.getInt("mistakes"), row.getInt("warnings")))
        .single();
  }

  record Totals(int mistakes, int warnings) {}

  private KeptEntry entry(ResultSet row, int number) throws SQLException {
    return new KeptEntry(
        row.getString("title"),
        new Judged(
            row.getInt("number"),
            Outcome.valueOf(row.getString("outcome")),
            row.getString("entry"),
            json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {})));
  }

  private Upload upload(ResultSet row, int number) throws SQLException {
    Upload.State state = Upload.State.valueOf(row.getString("state"));
    String problem = row.getString("problem");
    return new Upload(
        row.getString("id"),
        new Sender(row.getString("sender"), row.getString("organisation")),
        row.getString("file_name"),
        state,
        problem == null ? null : json.readValue(problem, Words.class),
        state == Upload.State.TAKING
            ? new Taking.Wish(row.getBoolean("submit"), row.getBoolean("changes"))
            : null,
        Objects.requireNonNull(Stored.moment(row, "created_at")),
        Objects.requireNonNull(Stored.moment(row, "changed_at")));
  }
}
