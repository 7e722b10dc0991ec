package city.weir.server.worker;

import java.time.Instant;

/**
 * How the worker is.
 *
 * @param since when it came into this phase
 * @param starts how often it was started since this server started
 */
public record WorkerState(Phase phase, Instant since, int starts) {
  /** What it does. */
  public enum Phase {
    /** This server starts none; workers may run elsewhere. */
    ELSEWHERE,
    RUNNING,
    /** It died, and is started again in a moment. */
    WAITING,
    STOPPED
  }
}
