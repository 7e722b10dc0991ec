package city.weir.sharing.statement;

import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.Prepared;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.sql.SqlService;
import city.weir.sharing.statement.Statement.State;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements there are: few run at a time, the others wait, and nobody's wait behind those of
 * one person. Answers are kept in memory, for minutes; only their owner finds them.
 */
public final class Statements implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

  /** How long it is known that there was a statement, after its answer has gone. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  /** How long statements may take to end when the server does. */
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final SqlService sql;
  private final StatementLimits limits;
  private final SecureRandom random;
  private final Clock clock;
  private final ExecutorService threads;
  private final ScheduledExecutorService upkeep;

  /** The oldest first. */
  private final Map<String, Statement> all = new LinkedHashMap<>();

  public Statements(SqlService sql, StatementLimits limits, SecureRandom random, Clock clock) {
    this.sql = sql;
    this.limits = limits;
    this.random = random;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(limits.running(), Statements::thread);
    this.upkeep = Executors.newSingleThreadScheduledExecutor(Statements::thread);
    upkeep.scheduleWithFixedDelay(this::forgetOld, 1, 1, TimeUnit.MINUTES);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "statements");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes a statement in; it runs when its turn comes.
   *
   * @param ending is told when it ends without an answer
   * @throws SqlRefused when it is not one permitted query, or too many are under way
   */
  public Statement submit(Subject subject, Call call, Question question, Ending ending)
      throws SqlRefused {
    Prepared prepared = sql.prepare(subject, call, question);
    byte[] id = new byte[16];
    random.nextBytes(id);
    Statement statement =
        new Statement(
            HexFormat.of().formatHex(id),
            subject,
            call,
            question,
            prepared,
            clock.instant(),
            ending);
    synchronized (all) {
      List<Statement> underWay =
          all.values().stream().filter(s -> !s.standing().state().ended()).toList();
      if (underWay.stream().filter(s -> own(s, subject)).count() >= limits.underWayEach()) {
        throw new SqlRefused(
            Code.TOO_MANY,
            "%d of your statements wait or run already. Wait for one, or cancel it"
                .formatted(limits.underWayEach()));
      }
      if (underWay.size() >= limits.underWay()) {
        throw new SqlRefused(Code.BUSY, "Too many statements are waiting. Try again later");
      }
      all.put(statement.id(), statement);
      dispatch();
    }
    return statement;
  }

  /** The statement {@code id}, if it is this subject's. */
  public Optional<Statement> find(Subject subject, String id) {
    synchronized (all) {
      forgetOld();
      return Optional.ofNullable(all.get(id)).filter(s -> own(s, subject));
    }
  }

  /** The statements of {@code subject} that are remembered, the newest first. */
  public List<Statement> of(Subject subject) {
    synchronized (all) {
      forgetOld();
      List<Statement> own = new ArrayList<>();
      all.values().stream().filter(s -> own(s, subject)).forEach(s -> own.add(0, s));
      return own;
    }
  }

  /** Stops {@code statement} at once, whether it waits or runs; one that has ended stays so. */
  public void cancel(Statement statement) {
    statement.run().cancel();
    synchronized (all) {
      if (statement.standing().state() == State.QUEUED) {
        end(statement, SqlRun.stopped());
      }
    }
  }

  /**
   * The answer of {@code statement}, as long as it is kept and may still be seen.
   *
   * @param call from where it is fetched
   * @throws SqlRefused when the right to what it reads has ended or changed: the answer is dropped
   */
  public Optional<SqlResult> result(Statement statement, Call call) throws SqlRefused {
    SqlResult result = statement.standing().result();
    if (result == null) {
      return Optional.empty();
    }
    try {
      Call now = new Call(call.network(), statement.call().purpose());
      sql.stillPermitted(statement.subject(), now, result.reads());
    } catch (SqlRefused e) {
      statement.forgetResult();
      throw e;
    }
    return Optional.of(result);
  }

  private static boolean own(Statement statement, Subject subject) {
    return statement.subject().id().equals(subject.id());
  }

  /** Starts those whose turn it is. To be called with the lock held. */
  private void dispatch() {
    long free = limits.running() - running().size();
    for (Statement next : all.values()) {
      if (free <= 0) {
        return;
      }
      if (next.standing().state() == State.QUEUED
          && running().stream().filter(r -> own(r, next.subject())).count()
              < limits.runningEach()) {
        Prepared prepared = next.started(clock.instant());
        threads.execute(() -> run(next, prepared));
        free--;
      }
    }
  }

  private List<Statement> running() {
    return all.values().stream().filter(s -> s.standing().state() == State.RUNNING).toList();
  }

  private void run(Statement statement, Prepared prepared) {
    try {
      SqlResult result = sql.run(prepared, statement.run());
      statement.finished(clock.instant(), result);
    } catch (SqlRefused e) {
      end(statement, e);
    } catch (RuntimeException e) {
      LOG.error("Statement {} failed", statement.id(), e);
      end(statement, new SqlRefused(Code.BUSY, "The server could not run it. Try again"));
    } finally {
      synchronized (all) {
        forgetOld();
        dispatch();
      }
    }
  }

  private void end(Statement statement, SqlRefused why) {
    try {
      statement.refused(clock.instant(), why);
    } catch (RuntimeException e) {
      // It has ended all the same, and gave nothing; the next one's turn must come.
      LOG.error("Nobody could be told that statement {} ended: {}", statement.id(), why, e);
    }
  }

  /** Lets go of answers that are too old or too many, and of statements beyond the last ones. */
  private void forgetOld() {
    synchronized (all) {
      Instant oldest = clock.instant().minus(limits.keptFor());
      List<Statement> ended =
          all.values().stream()
              .filter(s -> s.standing().state().ended())
              .sorted(Comparator.comparing(Statements::endedAt).reversed())
              .toList();
      long bytes = 0;
      Map<String, Integer> count = new LinkedHashMap<>();
      for (Statement each : ended) {
        SqlResult result = each.standing().result();
        bytes += result == null ? 0 : result.rows().weight();
        if (endedAt(each).isBefore(oldest) || bytes > limits.keptBytes()) {
          each.forgetResult();
        }
        if (count.merge(each.subject().id(), 1, Integer::sum) > limits.keptEach()
            || endedAt(each).isBefore(oldest.minus(REMEMBERED))) {
          all.remove(each.id());
        }
      }
    }
  }

  private static Instant endedAt(Statement statement) {
    Instant at = statement.standing().endedAt();
    return at == null ? Instant.MAX : at;
  }

  /** Stops what waits and runs, and waits until all have been told. */
  @Override
  public void close() {
    List<Statement> underWay;
    synchronized (all) {
      underWay = all.values().stream().filter(s -> !s.standing().state().ended()).toList();
    }
    underWay.forEach(this::cancel);
    upkeep.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Statements still run after {} s", STOPPING.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
