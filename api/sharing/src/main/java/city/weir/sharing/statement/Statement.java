package city.weir.sharing.statement;

import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.Prepared;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One statement of one subject, from its submission until it is forgotten. */
public final class Statement {
  private final String id;
  private final Subject subject;
  private final Call call;
  private final Question question;
  private final List<Prepared.Read> reads;
  private final Instant submittedAt;
  private final Ending ending;
  private final SqlRun run = new SqlRun();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** What is to be run: with the paths of all files, so it is not kept longer than needed. */
  private @Nullable Prepared prepared;

  private volatile Standing standing = new Standing(State.QUEUED, null, null, null, null, 0);

  Statement(
      String id,
      Subject subject,
      Call call,
      Question question,
      Prepared prepared,
      Instant submittedAt,
      Ending ending) {
    this.id = id;
    this.subject = subject;
    this.call = call;
    this.question = question;
    this.reads = prepared.reads();
    this.prepared = prepared;
    this.submittedAt = submittedAt;
    this.ending = ending;
  }

  /** How far a statement is. */
  public enum State {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED;

    public boolean ended() {
      return this != QUEUED && this != RUNNING;
    }
  }

  /**
   * Where it stands, all of one moment.
   *
   * @param result its answer; null unless it is finished, and once the answer is no longer kept
   * @param refused why it failed or was cancelled
   * @param rows of its answer, also when that is no longer kept
   */
  public record Standing(
      State state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable SqlResult result,
      @Nullable SqlRefused refused,
      int rows) {}

  public String id() {
    return id;
  }

  public Subject subject() {
    return subject;
  }

  public Question question() {
    return question;
  }

  /** What it reads, and what of that is held back. */
  public List<Prepared.Read> reads() {
    return reads;
  }

  public Instant submittedAt() {
    return submittedAt;
  }

  public Standing standing() {
    return standing;
  }

  /** How far it is while it runs, from 0 to 1, as far as the engine says. */
  public OptionalDouble progress() {
    return run.progress();
  }

  /**
   * Waits for its end.
   *
   * @return whether it has ended
   */
  public boolean await(Duration patience) throws InterruptedException {
    return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  Call call() {
    return call;
  }

  SqlRun run() {
    return run;
  }

  /** Begins, and gives what is to be run: once. */
  synchronized Prepared started(Instant at) {
    standing = new Standing(State.RUNNING, at, null, null, null, 0);
    Prepared next = Objects.requireNonNull(prepared, "A statement runs once");
    prepared = null;
    return next;
  }

  void finished(Instant at, SqlResult result) {
    standing =
        new Standing(State.FINISHED, standing.startedAt(), at, result, null, result.rows().size());
    ended.countDown();
  }

  /** Ends it, even when nobody could be told. */
  synchronized void refused(Instant at, SqlRefused why) {
    prepared = null;
    try {
      ending.without(this, why);
    } finally {
      State state = why.code() == SqlRefused.Code.CANCELLED ? State.CANCELLED : State.FAILED;
      standing = new Standing(state, standing.startedAt(), at, null, why, 0);
      ended.countDown();
    }
  }

  /** Keeps that there was an answer, and lets go of it. */
  void forgetResult() {
    Standing s = standing;
    standing = new Standing(s.state(), s.startedAt(), s.endedAt(), null, s.refused(), s.rows());
  }
}
