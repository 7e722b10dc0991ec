package city.weir.server.grading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Datasets being looked through. Safe for several threads. What is public, pages read. */
final class Scan {
  private final String id;
  private final String by;
  private final Instant began;
  private State state = State.RUNNING;
  private int datasets;
  private int looked;
  private int proposed;
  private int failed;
  private @Nullable Instant ended;

  /**
   * @param by id of who asked, or the part of the platform that did
   */
  Scan(String id, String by, Instant began) {
    this.id = id;
    this.by = by;
    this.began = began;
  }

  /** What it has come to. */
  enum State {
    RUNNING,
    DONE,
    /** It ended early; the server's log says why. */
    FAILED
  }

  public String id() {
    return id;
  }

  public String by() {
    return by;
  }

  public Instant began() {
    return began;
  }

  public synchronized State state() {
    return state;
  }

  public synchronized int datasets() {
    return datasets;
  }

  public synchronized int looked() {
    return looked;
  }

  public synchronized int proposed() {
    return proposed;
  }

  /** How many could not be looked at; the server's log says why. */
  public synchronized int failed() {
    return failed;
  }

  public synchronized @Nullable Instant ended() {
    return ended;
  }

  public synchronized boolean running() {
    return state == State.RUNNING;
  }

  synchronized void has(int count) {
    datasets = count;
  }

  synchronized void looked(int made) {
    looked++;
    proposed += made;
  }

  synchronized void failedOne() {
    looked++;
    failed++;
  }

  synchronized void ended(State outcome, Instant at) {
    state = outcome;
    ended = at;
  }
}
