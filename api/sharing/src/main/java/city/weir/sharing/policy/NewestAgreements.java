package city.weir.sharing.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The newest versions of agreements in memory, found by id and by their two sides without a search.
 * Any number of threads may read; one at a time may put.
 */
public final class NewestAgreements {
  private static final Comparator<Agreement> LATEST_FIRST =
      Comparator.comparing((Agreement a) -> a.terms().from())
          .reversed()
          .thenComparing(Agreement::id);

  private record Sides(String dataset, String recipient) {
    static Sides of(Agreement agreement) {
      return new Sides(agreement.dataset(), agreement.recipient());
    }
  }

  private final NavigableMap<String, Agreement> byId = new ConcurrentSkipListMap<>();
  private final Map<Sides, List<Agreement>> bySides = new ConcurrentHashMap<>();

  /** Takes in {@code version}, unless a newer one of the same agreement is known. */
  public synchronized void put(Agreement version) {
    Agreement known = byId.get(version.id());
    if (known == null || known.version() < version.version()) {
      byId.put(version.id(), version);
      bySides.merge(Sides.of(version), List.of(version), (all, one) -> replaced(all, version));
    }
  }

  private static List<Agreement> replaced(List<Agreement> known, Agreement version) {
    List<Agreement> all = new ArrayList<>(known);
    all.removeIf(each -> each.id().equals(version.id()));
    all.add(version);
    all.sort(LATEST_FIRST);
    return List.copyOf(all);
  }

  public Optional<Agreement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** As {@link AgreementStore#about} says. */
  public List<Agreement> about(String dataset, String recipient) {
    return bySides.getOrDefault(new Sides(dataset, recipient), List.of());
  }

  /** All, by id. */
  public List<Agreement> all() {
    return List.copyOf(byId.values());
  }
}
