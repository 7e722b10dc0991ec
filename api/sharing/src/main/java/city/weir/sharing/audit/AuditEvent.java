package city.weir.sharing.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody asked for, and the answer.
 *
 * @param at to the microsecond
 * @param reason why the answer was so, in words a person reads
 * @param correlation what ties this event to the log lines of the same request; empty when there
 *     was none
 */
public record AuditEvent(
    Instant at, Who who, Deed deed, Outcome outcome, String reason, String correlation) {
  public AuditEvent {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  public enum Outcome {
    PERMIT,
    DENY
  }
}
