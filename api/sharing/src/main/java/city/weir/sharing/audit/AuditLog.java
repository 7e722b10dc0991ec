package city.weir.sharing.audit;

import city.weir.sharing.audit.AuditEvent.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked and answered. Append only; safe for several threads. */
public interface AuditLog {
  /** Keeps an event. When this fails, the answer must not go out. */
  void append(AuditEvent event);

  /** The events that match, the newest first. */
  List<AuditEvent> search(Query query);

  /**
   * @param from events at or after it, or null
   * @param until events before it, or null
   * @param limit at most so many, 1 to 1,000
   */
  record Query(
      @Nullable String subject,
      @Nullable String dataset,
      @Nullable Outcome outcome,
      @Nullable Instant from,
      @Nullable Instant until,
      int limit) {
    public static final int MOST = 1_000;

    public Query {
      if (limit < 1 || limit > MOST) {
        throw new IllegalArgumentException("limit is %d (1 to %d)".formatted(limit, MOST));
      }
    }

    /** The newest {@code limit} events. */
    public static Query newest(int limit) {
      return new Query(null, null, null, null, null, limit);
    }

    /** Whether {@code event} is asked for. */
    public boolean matches(AuditEvent event) {
      return (subject == null || subject.equals(event.who().subject()))
          && (dataset == null || dataset.equals(event.deed().dataset()))
          && (outcome == null || outcome == event.outcome())
          && (from == null || !event.at().isBefore(from))
          && (until == null || event.at().isBefore(until));
    }
  }
}
