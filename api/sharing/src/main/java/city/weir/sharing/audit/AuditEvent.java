package city.weir.sharing.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request for data and its answer.
 *
 * @param subject id of whoever asked
 * @param action what was asked for, such as {@code rows.read} or {@code subscription.create}
 * @param dataset id of the contract, or null when no one dataset was asked for
 * @param way the way out in lower case, or null when no data was to go out
 * @param reason why, in words a person reads
 * @param rows how many rows went out, -1 when that is not known
 * @param columns names of the columns that went out
 * @param correlation what ties this event to the log lines of the same request
 */
public record AuditEvent(
    Instant at,
    String subject,
    String action,
    @Nullable String dataset,
    @Nullable String way,
    Outcome outcome,
    String reason,
    long rows,
    List<String> columns,
    String correlation) {
  public AuditEvent {
    columns = List.copyOf(columns);
  }

  public enum Outcome {
    PERMIT,
    DENY
  }
}
