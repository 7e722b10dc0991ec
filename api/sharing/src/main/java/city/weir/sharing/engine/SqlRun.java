package city.weir.sharing.engine;

import city.weir.sharing.engine.SqlRefused.Code;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A statement on its way, as seen from outside: how far it is, and the means to stop it. */
public final class SqlRun {
  private boolean cancelled;
  private @Nullable ChildProcess process;
  private volatile double progress = -1;

  /** How far the engine says it is, from 0 to 1; empty as long as it says nothing. */
  public OptionalDouble progress() {
    return progress < 0 ? OptionalDouble.empty() : OptionalDouble.of(progress);
  }

  /** Stops it at once, by ending its process; one that has not begun never will. */
  public synchronized void cancel() {
    cancelled = true;
    if (process != null) {
      process.kill();
    }
  }

  synchronized void begin(ChildProcess in) throws SqlRefused {
    if (cancelled) {
      throw stopped();
    }
    process = in;
  }

  /** Its process may be another's from now on. */
  synchronized void end() {
    process = null;
  }

  synchronized boolean cancelled() {
    return cancelled;
  }

  void at(double share) {
    progress = share;
  }

  /** What whoever asked for it hears once it was cancelled. */
  public static SqlRefused stopped() {
    return new SqlRefused(Code.CANCELLED, "The statement was cancelled");
  }
}
