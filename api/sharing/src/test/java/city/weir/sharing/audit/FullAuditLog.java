package city.weir.sharing.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An audit log whose disk is full. */
public final class FullAuditLog implements AuditLog {
  @Override
  public void append(AuditEvent event) {
    throw new IllegalStateException("disk full");
  }

  @Override
  public AuditPage search(AuditFilter filter, @Nullable Long before, int limit) {
    return new AuditPage(List.of(), null);
  }

  @Override
  public Optional<Entry> find(long sequence) {
    return Optional.empty();
  }

  @Override
  public List<AuditTotal> summarise(AuditFilter filter, Set<AuditTotal.Facet> by, int limit) {
    return List.of();
  }
}
