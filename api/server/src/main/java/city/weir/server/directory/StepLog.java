package city.weir.server.directory;

import city.weir.catalog.lifecycle.Step;
import city.weir.catalog.lifecycle.Step.Act;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All steps of all entries, in the database, in the order in which they came into force. They are
 * numbered one transaction after another, and only while that commits: so no step appears below a
 * number that was seen, and no writer waits for what another has yet to do.
 */
@Repository
class StepLog {
  private static final String INSERT =
      """
      insert into directory_step (number, entry, revision, act, actor, at, words)
      values (?, ?, ?, ?, ?, ?, ?)""";

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  StepLog(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Keeps {@code step} if the transaction commits that is open; it is not seen before. */
  void add(Step step) {
    TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(AtCommit.class::isInstance)
        .map(AtCommit.class::cast)
        .findFirst()
        .orElseGet(this::atCommit)
        .steps
        .add(step);
  }

  private AtCommit atCommit() {
    AtCommit atCommit = new AtCommit();
    TransactionSynchronizationManager.registerSynchronization(atCommit);
    return atCommit;
  }

  private final class AtCommit implements TransactionSynchronization {
    private final List<Step> steps = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      long number = last(steps.size()) - steps.size();
      List<@Nullable Object[]> rows = new ArrayList<>();
      for (Step step : steps) {
        rows.add(
            new @Nullable Object[] {
              ++number,
              step.entry(),
              step.revision(),
              step.act().name(),
              step.actor(),
              Stored.moment(step.at()),
              step.comment()
            });
      }
      batches.batchUpdate(INSERT, rows);
    }
  }

  /** The last of the next {@code count} numbers. Whoever asked first has to be done before. */
  private long last(int count) {
    jdbc.sql("update directory_last_step set number = number + :count")
        .param("count", count)
        .update();
    return last();
  }

  /** Number of the newest step, 0 while there is none. */
  long last() {
    return jdbc.sql("select number from directory_last_step").query(Long.class).single();
  }

  /** Those of an entry, the oldest first. */
  List<Step> of(String entry) {
    return jdbc.sql("select * from directory_step where entry = :id order by number")
        .param("id", entry)
        .query(StepLog::step)
        .list();
  }

  /** The last of each of {@code entries} that is no comment, by entry. */
  Map<String, Step> lastOf(Collection<String> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select * from directory_step where number in (
              select max(number) from directory_step
              where entry in (:entries) and act <> 'COMMENT' group by entry)""")
        .param("entries", entries)
        .query(StepLog::step)
        .list()
        .stream()
        .collect(Collectors.toMap(Step::entry, Function.identity()));
  }

  /** Those after the one numbered {@code after} that are seen outside. */
  List<Step> feed(long after, int most) {
    return jdbc.sql(
            """
            select * from directory_step
            where number > :after and act in ('PUBLISH', 'WITHDRAW') order by number limit :most""")
        .param("after", after)
        .param("most", most)
        .query(StepLog::step)
        .list();
  }

  /** Every step after the one numbered {@code after}, whether it is seen outside or not. */
  List<Step> after(long after, int most) {
    return jdbc.sql(
            "select * from directory_step where number > :after order by number limit :most")
        .param("after", after)
        .param("most", most)
        .query(StepLog::step)
        .list();
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
}
