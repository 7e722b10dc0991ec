package city.weir.sharing.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An audit log that lasts as long as the process. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<AuditEvent> events = new ArrayList<>();

  @Override
  public synchronized void append(AuditEvent event) {
    events.add(event);
  }

  @Override
  public synchronized List<AuditEvent> search(Query query) {
    return events.stream()
        .filter(query::matches)
        .sorted(Comparator.comparing(AuditEvent::at).reversed())
        .limit(query.limit())
        .toList();
  }
}
