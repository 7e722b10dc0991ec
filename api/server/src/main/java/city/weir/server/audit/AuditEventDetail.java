package city.weir.server.audit;

import city.weir.sharing.audit.AuditEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit event as the API shows it. */
record AuditEventDetail(
    Instant at,
    String subject,
    String party,
    @Nullable String peer,
    String action,
    @Nullable String dataset,
    @Nullable String way,
    AuditEvent.Outcome outcome,
    String reason,
    @Nullable String agreement,
    @Nullable String purpose,
    long rows,
    List<String> columns,
    String correlation) {

  static AuditEventDetail of(AuditEvent event) {
    return new AuditEventDetail(
        event.at(),
        event.who().subject(),
        event.who().party(),
        event.who().peer(),
        event.deed().action(),
        event.deed().dataset(),
        event.deed().way(),
        event.outcome(),
        event.reason(),
        event.deed().agreement(),
        event.deed().purpose(),
        event.deed().rows(),
        event.deed().columns(),
        event.correlation());
  }
}
