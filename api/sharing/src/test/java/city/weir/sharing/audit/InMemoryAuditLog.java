package city.weir.sharing.audit;

import city.weir.sharing.audit.chain.Canonical;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An audit log that lasts as long as the process. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<Entry> entries = new ArrayList<>();

  @Override
  public synchronized void append(AuditEvent event) {
    long sequence = entries.size() + 1L;
    Hash before = entries.isEmpty() ? Hash.NONE : entries.get(entries.size() - 1).hash();
    entries.add(new Entry(sequence, event, Canonical.hash(before, sequence, event)));
  }

  @Override
  public synchronized AuditPage search(AuditFilter filter, @Nullable Long before, int limit) {
    List<Entry> found =
        entries.stream()
            .filter(entry -> before == null || entry.sequence() < before)
            .filter(entry -> filter.matches(entry.event()))
            .sorted(Comparator.comparingLong(Entry::sequence).reversed())
            .limit(limit + 1L)
            .toList();
    return AuditPage.of(found, limit);
  }

  @Override
  public synchronized Optional<Entry> find(long sequence) {
    return entries.stream().filter(entry -> entry.sequence() == sequence).findFirst();
  }

  @Override
  public synchronized List<AuditTotal> summarise(
      AuditFilter filter, Set<AuditTotal.Facet> by, int limit) {
    Totals totals = new Totals(by);
    entries.stream().map(Entry::event).filter(filter::matches).forEach(totals::add);
    return totals.most(limit);
  }
}
