package city.weir.sharing.audit;

import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditTotal.Facet;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds events up. */
public final class Totals {
  /** Days begin at midnight in the city. */
  public static final ZoneOffset CITY = ZoneOffset.ofHours(8);

  private final Set<Facet> by;
  private final Map<Map<Facet, String>, AuditTotal> totals = new HashMap<>();

  public Totals(Set<Facet> by) {
    this.by = by;
  }

  public void add(AuditEvent event) {
    Map<Facet, String> group = new EnumMap<>(Facet.class);
    for (Facet facet : by) {
      String value = facet.of(event, CITY);
      if (!value.isEmpty()) {
        group.put(facet, value);
      }
    }
    boolean permitted = event.outcome() == Outcome.PERMIT;
    add(
        new AuditTotal(
            group,
            permitted ? 1 : 0,
            permitted ? 0 : 1,
            Math.max(0, event.deed().rows()),
            event.at(),
            event.at()));
  }

  public void add(AuditTotal total) {
    totals.merge(total.of(), total, AuditTotal::and);
  }

  /** Those with the most events first. */
  public List<AuditTotal> most(int limit) {
    Collection<AuditTotal> all = totals.values();
    return all.stream()
        .sorted(
            Comparator.comparingLong((AuditTotal t) -> t.permitted() + t.denied())
                .reversed()
                .thenComparing(Totals::text))
        .limit(limit)
        .toList();
  }

  /** Always in the same order, so that groups with as many events stand in one too. */
  private static String text(AuditTotal total) {
    return new TreeMap<>(total.of()).toString();
  }
}
