package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Likeness;
import city.weir.catalog.draft.References.Known;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.catalog.lifecycle.Step;
import city.weir.server.database.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Entries in the database. What it refuses leaves a transaction that is open as it was: others may
 * go on in it.
 */
@Repository
class JdbcEntries implements EntryStore {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final StepLog steps;

  JdbcEntries(JdbcClient jdbc, TransactionOperations transactions, StepLog steps) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.steps = steps;
  }

  @Override
  public Optional<Life> find(String id) {
    return jdbc.sql(LifeRows.SELECT + "where e.id = :id")
        .param("id", id)
        .query(LifeRows::life)
        .optional();
  }

  @Override
  public boolean save(@Nullable Life expected, Life updated, Step step) {
    return wholly(
        () -> {
          if (expected == null ? !begun(updated) : !changed(expected, updated)) {
            return false;
          }
          revision(updated);
          steps.add(step);
          return true;
        });
  }

  @Override
  public boolean note(Life expected, String contract) {
    return wholly(
        () ->
            stands(expected)
                && jdbc.sql("update directory_entry set contract = :contract where id = :id")
                        .param("contract", contract)
                        .param("id", expected.id())
                        .update()
                    == 1);
  }

  private boolean wholly(BooleanSupplier work) {
    return Boolean.TRUE.equals(transactions.execute(status -> work.getAsBoolean()));
  }

  private boolean begun(Life life) {
    int kept =
        jdbc.sql(
                """
                insert into directory_entry (id, kind, code, state, latest, published, contract,
                  provider_code, likeness)
                values (:id, :kind, :code, :state, :latest, :published, :contract, :provider,
                  :likeness)
                on conflict do nothing""")
            .params(values(life))
            .update();
    if (kept == 0 && find(life.id()).isEmpty()) {
      throw new DuplicateKeyException(
          "The code %s of %s is another entry's".formatted(life.code(), life.id()));
    }
    return kept == 1;
  }

  private boolean changed(Life expected, Life updated) {
    return stands(expected)
        && jdbc.sql(
                    """
                    update directory_entry set kind = :kind, code = :code, state = :state,
                      latest = :latest, published = :published, contract = :contract,
                      provider_code = :provider, likeness = :likeness
                    where id = :id""")
                .params(values(updated))
                .update()
            == 1;
  }

  /** Whether it is as expected; if so, nobody else changes it until the transaction is over. */
  private boolean stands(Life expected) {
    jdbc.sql("select id from directory_entry where id = :id for update")
        .param("id", expected.id())
        .query(String.class)
        .optional();
    return find(expected.id()).filter(expected::equals).isPresent();
  }

  private static Map<String, @Nullable Object> values(Life life) {
    Draft draft = life.latest().draft();
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", life.id());
    values.put("kind", life.kind().name());
    values.put("code", life.code());
    values.put("state", life.latest().state().name());
    values.put("latest", life.latest().number());
    values.put("published", life.published());
    values.put("contract", life.contract());
    values.put("provider", draft.get(Field.PROVIDER_CODE));
    values.put("likeness", digest(Likeness.key(draft.get(Field.TITLE)), draft.get(Field.PROVIDER)));
    return values;
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

  @Override
  public Optional<Revision> revision(String id, int number) {
    return jdbc.sql("select * from directory_revision where entry = :id and number = :number")
        .param("id", id)
        .param("number", number)
        .query(LifeRows::revision)
        .optional();
  }

  @Override
  public List<Step> steps(String id) {
    return steps.of(id);
  }

  @Override
  public List<Step> feed(long after, int most) {
    return steps.feed(after, most);
  }

  @Override
  public List<Life> in(State state, @Nullable String after, int most) {
    return jdbc.sql(LifeRows.SELECT + "where e.state = :state and e.id > :after" + LifeRows.PAGE)
        .param("state", state.name())
        .param("after", after == null ? "" : after)
        .param("most", most)
        .query(LifeRows::life)
        .list();
  }

  @Override
  public List<Life> all(@Nullable String after, int most) {
    return jdbc.sql(LifeRows.SELECT + "where e.id > :after" + LifeRows.PAGE)
        .param("after", after == null ? "" : after)
        .param("most", most)
        .query(LifeRows::life)
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
            select id, coalesce(code, '') as code from directory_entry
            where likeness = :likeness order by id limit 1""")
        .param("likeness", digest(key, provider))
        .query((row, n) -> new Known(row.getString("id"), row.getString("code")))
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

  private static String digest(String key, String provider) {
    try {
      byte[] text = (key + '\n' + provider).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
