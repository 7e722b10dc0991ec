package city.weir.sharing.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Agreements that last as long as the process. */
public final class InMemoryAgreements implements AgreementStore {
  private final ConcurrentSkipListMap<String, Agreement> agreements = new ConcurrentSkipListMap<>();

  @Override
  public void save(Agreement agreement) {
    agreements.put(agreement.id(), agreement);
  }

  @Override
  public Optional<Agreement> find(String id) {
    return Optional.ofNullable(agreements.get(id));
  }

  @Override
  public List<Agreement> about(String dataset, String recipient) {
    return agreements.values().stream()
        .filter(a -> a.dataset().equals(dataset) && a.recipient().equals(recipient))
        .sorted(Comparator.comparing(Agreement::from).reversed().thenComparing(Agreement::id))
        .toList();
  }

  @Override
  public List<Agreement> all() {
    return List.copyOf(agreements.values());
  }
}
