package city.weir.server.grading;

import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.catalog.grading.proposal.ProposalStore;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals in the database. */
@Repository
class JdbcProposals implements ProposalStore {
  private final JdbcClient jdbc;

  JdbcProposals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Proposal> find(String id) {
    return jdbc.sql("select * from grade_proposal where id = :id")
        .param("id", id)
        .query(JdbcProposals::read)
        .optional();
  }

  @Override
  public boolean add(Proposal made) {
    try {
      jdbc.sql(
              """
              insert into grade_proposal (id, entry, column_name, open_for, state, advice, made_at)
              values (:id, :entry, :column, :openFor, :state, :advice, :madeAt)""")
          .param("id", made.id())
          .param("entry", made.advice().entry())
          .param("column", made.advice().column())
          .param("openFor", openFor(made))
          .param("state", made.state().name())
          .param("advice", AdviceText.write(made.advice()))
          .param("madeAt", Stored.moment(made.madeAt()))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private static @Nullable String openFor(Proposal proposal) {
    Advice advice = proposal.advice();
    return proposal.state().open() ? advice.entry() + " " + advice.column() : null;
  }

  @Override
  public boolean replace(Proposal before, Proposal after) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", before.id());
    values.put("was", before.state().name());
    values.put("is", after.state().name());
    values.put("openFor", openFor(after));
    StoredActs.put("first", after.first(), values);
    StoredActs.put("decided", after.decided(), values);
    return jdbc.sql(
                """
                update grade_proposal set state = :is, open_for = :openFor,
                  first_by = :firstBy, first_at = :firstAt, first_words = :firstWords,
                  decided_by = :decidedBy, decided_at = :decidedAt, decided_words = :decidedWords
                where id = :id and state = :was""")
            .params(values)
            .update()
        == 1;
  }

  @Override
  public List<Proposal> of(String entry) {
    return jdbc.sql("select * from grade_proposal where entry = :entry order by id desc")
        .param("entry", entry)
        .query(JdbcProposals::read)
        .list();
  }

  @Override
  public List<Proposal> list(
      Set<State> states, @Nullable Set<String> entries, @Nullable Place after, int most) {
    if (states.isEmpty() || (entries != null && entries.isEmpty())) {
      return List.of();
    }
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder("where state in (:states)");
    values.put("states", states.stream().map(State::name).toList());
    if (entries != null) {
      where.append(" and entry in (:entries)");
      values.put("entries", entries);
    }
    if (after != null) {
      where.append(" and (entry > :entry or (entry = :entry and id > :id))");
      values.put("entry", after.entry());
      values.put("id", after.id());
    }
    return jdbc.sql(
            "select * from grade_proposal %s order by entry, id limit %d".formatted(where, most))
        .params(values)
        .query(JdbcProposals::read)
        .list();
  }

  @Override
  public int open() {
    return jdbc.sql("select count(*) from grade_proposal where open_for is not null")
        .query(Integer.class)
        .single();
  }

  private static Proposal read(ResultSet row, int number) throws SQLException {
    return new Proposal(
        row.getString("id"),
        AdviceText.read(row.getString("advice")),
        State.valueOf(row.getString("state")),
        Objects.requireNonNull(Stored.moment(row, "made_at")),
        StoredActs.read(row, "first"),
        StoredActs.read(row, "decided"));
  }
}
