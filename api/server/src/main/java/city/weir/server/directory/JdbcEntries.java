package city.weir.server.directory;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Likeness;
import city.weir.catalog.draft.References.Known;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.catalog.lifecycle.Step;
import city.weir.catalog.lifecycle.Step.Act;
import city.weir.server.database.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Entries in the database. */
@Repository
class JdbcEntries implements EntryStore {
  private static final String LIVES =
      """
      select e.id, e.kind, e.code, e.published, e.contract,
        r.number, r.state, r.authors, r.draft, r.since
      from directory_entry e join directory_revision r on r.entry = e.id and r.number = e.latest
      """;
  private static final String PAGE = " order by e.id limit :most";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  JdbcEntries(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Optional<Life> find(String id) {
    return jdbc.sql(LIVES + "where e.id = :id").param("id", id).query(JdbcEntries::life).optional();
  }

  @Override
  public boolean save(@Nullable Life expected, Life updated, Step step) {
    Boolean saved =
        transactions.execute(
            status -> {
              // Before anything else is locked, so that writers wait in one order only.
              long number = nextStep();
              if (!Objects.equals(find(updated.id()).orElse(null), expected)) {
                status.setRollbackOnly();
                return false;
              }
              entry(updated, expected == null);
              revision(updated);
              step(step, number);
              return true;
            });
    return Boolean.TRUE.equals(saved);
  }

  private long nextStep() {
    jdbc.sql("update directory_last_step set number = number + 1").update();
    return jdbc.sql("select number from directory_last_step").query(Long.class).single();
  }

  private void entry(Life life, boolean fresh) {
    Draft draft = life.latest().draft();
    jdbc.sql(
            fresh
                ? """
                insert into directory_entry (id, kind, code, state, latest, published, contract,
                  provider_code, likeness)
                values (:id, :kind, :code, :state, :latest, :published, :contract, :provider,
                  :likeness)"""
                : """
                update directory_entry set kind = :kind, code = :code, state = :state,
                  latest = :latest, published = :published, contract = :contract,
                  provider_code = :provider, likeness = :likeness
                where id = :id""")
        .param("id", life.id())
        .param("kind", life.kind().name())
        .param("code", life.code())
        .param("state", life.latest().state().name())
        .param("latest", life.latest().number())
        .param("published", life.published())
        .param("contract", life.contract())
        .param("provider", draft.get(Field.PROVIDER_CODE))
        .param("likeness", digest(Likeness.key(draft.get(Field.TITLE)), draft.get(Field.PROVIDER)))
        .update();
  }

  private void revision(Life life) {
    Revision latest = life.latest();
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("entry", life.id());
    values.put("number", latest.number());
    values.put("state", latest.state().name());
    values.put("authors", DraftText.write(latest.authors()));
    values.put("draft", DraftText.write(latest.draft()));
    values.put("since", Stored.moment(latest.at()));
    int known =
        jdbc.sql(
                """
                update directory_revision
                set state = :state, authors = :authors, draft = :draft, since = :since
                where entry = :entry and number = :number""")
            .params(values)
            .update();
    if (known == 0) {
      jdbc.sql(
              """
              insert into directory_revision (entry, number, state, authors, draft, since)
              values (:entry, :number, :state, :authors, :draft, :since)""")
          .params(values)
          .update();
    }
  }

  private void step(Step step, long number) {
    jdbc.sql(
            """
            insert into directory_step (number, entry, revision, act, actor, at, words)
            values (:number, :entry, :revision, :act, :actor, :at, :words)""")
        .param("number", number)
        .param("entry", step.entry())
        .param("revision", step.revision())
        .param("act", step.act().name())
        .param("actor", step.actor())
        .param("at", Stored.moment(step.at()))
        .param("words", step.comment())
        .update();
  }

  @Override
  public Optional<Revision> revision(String id, int number) {
    return jdbc.sql("select * from directory_revision where entry = :id and number = :number")
        .param("id", id)
        .param("number", number)
        .query((row, n) -> revision(row))
        .optional();
  }

  @Override
  public List<Step> steps(String id) {
    return jdbc.sql("select * from directory_step where entry = :id order by number")
        .param("id", id)
        .query(JdbcEntries::step)
        .list();
  }

  @Override
  public List<Step> feed(long after, int most) {
    return jdbc.sql(
            """
            select * from directory_step
            where number > :after and act in ('PUBLISH', 'WITHDRAW') order by number limit :most""")
        .param("after", after)
        .param("most", most)
        .query(JdbcEntries::step)
        .list();
  }

  /** Every step after the one numbered {@code after}, whether it is seen outside or not. */
  List<Step> everyStep(long after, int most) {
    return jdbc.sql(
            "select * from directory_step where number > :after order by number limit :most")
        .param("after", after)
        .param("most", most)
        .query(JdbcEntries::step)
        .list();
  }

  /** Number of the newest step, 0 while there is none. */
  long lastStep() {
    return jdbc.sql("select number from directory_last_step").query(Long.class).single();
  }

  @Override
  public List<Life> in(State state, @Nullable String after, int most) {
    return jdbc.sql(LIVES + "where e.state = :state and e.id > :after" + PAGE)
        .param("state", state.name())
        .param("after", after == null ? "" : after)
        .param("most", most)
        .query(JdbcEntries::life)
        .list();
  }

  /** Those of {@link #in} whose newest revision {@code author} wrote in, or did not. */
  List<Life> in(State state, String author, boolean wrote, @Nullable String after, int most) {
    return jdbc.sql(
            LIVES
                + "where e.state = :state and e.id > :after and position(:author in r.authors) "
                + (wrote ? "> 0" : "= 0")
                + PAGE)
        .param("state", state.name())
        .param("after", after == null ? "" : after)
        .param("author", DraftText.quoted(author))
        .param("most", most)
        .query(JdbcEntries::life)
        .list();
  }

  /** How many {@link #in(State, String, boolean, String, int)} would list in all. */
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

  @Override
  public List<Life> all(@Nullable String after, int most) {
    return jdbc.sql(LIVES + "where e.id > :after" + PAGE)
        .param("after", after == null ? "" : after)
        .param("most", most)
        .query(JdbcEntries::life)
        .list();
  }

  @Override
  public Optional<String> idOfCode(String code) {
    return jdbc.sql("select id from directory_entry where code = :code")
        .param("code", code)
        .query(String.class)
        .optional();
  }

  /** The first entry whose provider and {@link Likeness#key} of its title are these. */
  Optional<Known> titled(String key, String provider) {
    return jdbc.sql(
            """
            select id, code from directory_entry where likeness = :likeness
            order by id limit 1""")
        .param("likeness", digest(key, provider))
        .query((row, n) -> new Known(row.getString("id"), orEmpty(row.getString("code"))))
        .optional();
  }

  @Override
  public long nextNumber(String prefix) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              if (increment(prefix) == 0) {
                jdbc.sql(
                        "insert into directory_number (prefix, given) values (:prefix, 0)"
                            + " on conflict do nothing")
                    .param("prefix", prefix)
                    .update();
                increment(prefix);
              }
              return jdbc.sql("select given from directory_number where prefix = :prefix")
                  .param("prefix", prefix)
                  .query(Long.class)
                  .single();
            }));
  }

  private int increment(String prefix) {
    return jdbc.sql("update directory_number set given = given + 1 where prefix = :prefix")
        .param("prefix", prefix)
        .update();
  }

  private static Life life(ResultSet row, int number) throws SQLException {
    return new Life(
        row.getString("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("code"),
        revision(row),
        row.getInt("published"),
        row.getString("contract"));
  }

  private static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        row.getInt("number"),
        State.valueOf(row.getString("state")),
        DraftText.read(row.getString("draft")),
        DraftText.names(row.getString("authors")),
        Objects.requireNonNull(Stored.moment(row, "since")));
  }

  private static Step step(ResultSet row, int number) throws SQLException {
    return new Step(
        row.getLong("number"),
        row.getString("entry"),
        row.getInt("revision"),
        Act.valueOf(row.getString("act")),
        row.getString("actor"),
        Objects.requireNonNull(Stored.moment(row, "at")),
        row.getString("words"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String digest(String key, String provider) {
    try {
      byte[] text = (key + '\n' + provider).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
