package city.weir.server.audit;

import city.weir.sharing.audit.verify.Report;
import city.weir.sharing.audit.verify.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A verification that was asked for. Safe for several threads. What is public, pages read. */
final class VerificationRun {
  private final String id;
  private final String by;
  private final Span span;
  private final Instant began;
  private final long last;
  private State state = State.RUNNING;
  private long verified;
  private @Nullable Report report;
  private @Nullable Instant ended;

  /**
   * @param last number of the last entry there was when it began
   */
  VerificationRun(String id, String by, Span span, Instant began, long last) {
    this.id = id;
    this.by = by;
    this.span = span;
    this.began = began;
    this.last = last;
  }

  /** What it has come to. */
  enum State {
    RUNNING,
    INTACT,
    BROKEN,
    /** It could not be told; the server's log says why. */
    FAILED
  }

  public String id() {
    return id;
  }

  public String by() {
    return by;
  }

  Span span() {
    return span;
  }

  public Instant began() {
    return began;
  }

  long last() {
    return last;
  }

  public synchronized State state() {
    return state;
  }

  /** Number of the last entry that was verified so far. */
  public synchronized long verified() {
    return verified;
  }

  public synchronized @Nullable Report report() {
    return report;
  }

  public synchronized @Nullable Instant ended() {
    return ended;
  }

  /** How much of it is done, 0 to 100. */
  public int percent() {
    if (state() != State.RUNNING) {
      return 100;
    }
    return last == 0 ? 0 : (int) Math.min(99, verified() * 100 / last);
  }

  synchronized void reached(long sequence) {
    verified = sequence;
  }

  synchronized void finished(Report found, Instant at) {
    report = found;
    ended = at;
    state = found.broken().isPresent() ? State.BROKEN : State.INTACT;
  }

  synchronized void failed(Instant at) {
    ended = at;
    state = State.FAILED;
  }
}
