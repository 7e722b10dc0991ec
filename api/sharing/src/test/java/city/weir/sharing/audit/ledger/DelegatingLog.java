package city.weir.sharing.audit.ledger;

import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches as {@code log} does. */
abstract class DelegatingLog implements AuditLog {
  final LakeAuditLog log;

  DelegatingLog(LakeAuditLog log) {
    this.log = log;
  }

  @Override
  public AuditPage search(AuditFilter filter, @Nullable Long before, int limit) {
    return log.search(filter, before, limit);
  }

  @Override
  public Optional<Entry> find(long sequence) {
    return log.find(sequence);
  }

  @Override
  public List<AuditTotal> summarise(AuditFilter filter, Set<AuditTotal.Facet> by, int limit) {
    return log.summarise(filter, by, limit);
  }
}
