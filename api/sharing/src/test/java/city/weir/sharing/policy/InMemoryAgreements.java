package city.weir.sharing.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Agreements that last as long as the process. */
public final class InMemoryAgreements implements AgreementStore {
  private final Map<String, List<Agreement>> versions = new ConcurrentHashMap<>();
  private final NewestAgreements newest = new NewestAgreements();

  @Override
  public synchronized boolean add(Agreement version) {
    List<Agreement> known = new ArrayList<>(versions(version.id()));
    if (version.version() != known.size() + 1) {
      return false;
    }
    known.add(version);
    versions.put(version.id(), List.copyOf(known));
    newest.put(version);
    return true;
  }

  @Override
  public Optional<Agreement> find(String id) {
    return newest.find(id);
  }

  @Override
  public List<Agreement> versions(String id) {
    return versions.getOrDefault(id, List.of());
  }

  @Override
  public List<Agreement> about(String dataset, String recipient) {
    return newest.about(dataset, recipient);
  }

  @Override
  public List<Agreement> all() {
    return newest.all();
  }
}
