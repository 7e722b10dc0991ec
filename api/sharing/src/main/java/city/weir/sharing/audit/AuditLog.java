package city.weir.sharing.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked and answered. Append only; safe for several threads. */
public interface AuditLog {
  /**
   * Keeps an event; when this returns, it outlives a crash. When it fails, the answer must not go
   * out: whether the event was kept is then unknown.
   */
  void append(AuditEvent event);

  /**
   * The entries that match, the newest first.
   *
   * @param before only those before this number, or null to begin at the newest
   * @param limit at most so many, 1 to {@link AuditPage#MOST}
   */
  AuditPage search(AuditFilter filter, @Nullable Long before, int limit);

  /** The entry numbered {@code sequence}. */
  Optional<Entry> find(long sequence);

  /**
   * Totals of the events that match, a group for each combination of {@code by} that occurs; those
   * with the most events first.
   *
   * @param limit at most so many groups
   */
  List<AuditTotal> summarise(AuditFilter filter, Set<AuditTotal.Facet> by, int limit);

  /** The newest events. */
  default List<AuditEvent> newest(int limit) {
    return search(AuditFilter.ALL, null, limit).entries().stream().map(Entry::event).toList();
  }
}
