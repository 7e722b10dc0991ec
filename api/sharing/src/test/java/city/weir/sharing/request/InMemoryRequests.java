package city.weir.sharing.request;

import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests that last as long as the process. */
public final class InMemoryRequests implements RequestStore {
  private record Key(String applicant, String callKey) {}

  private final AgreementStore agreements;
  private final NavigableMap<String, AccessRequest> requests = new TreeMap<>();
  private final Map<Key, String> keys = new HashMap<>();

  /**
   * @param agreements where agreements are made
   */
  public InMemoryRequests(AgreementStore agreements) {
    this.agreements = agreements;
  }

  @Override
  public synchronized Added add(AccessRequest request, @Nullable String callKey, int most) {
    Key key = callKey == null ? null : new Key(request.applicant().id(), callKey);
    if (key != null && keys.containsKey(key)) {
      return Added.KNOWN;
    }
    if (open(request.applicant().party()) >= most) {
      return Added.FULL;
    }
    if (key != null) {
      keys.put(key, request.id());
    }
    requests.put(request.id(), request);
    return Added.KEPT;
  }

  @Override
  public synchronized Optional<AccessRequest> madeUnder(String applicant, String callKey) {
    return Optional.ofNullable(keys.get(new Key(applicant, callKey))).flatMap(this::find);
  }

  @Override
  public synchronized Optional<AccessRequest> find(String id) {
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public synchronized boolean append(AccessRequest before, Step step) {
    AccessRequest known = requests.get(before.id());
    if (known == null || known.events().size() != before.events().size()) {
      return false;
    }
    Agreement agreement = step.agreement();
    if (agreement != null && !agreements.add(agreement)) {
      return false;
    }
    requests.put(before.id(), known.and(step.events()));
    return true;
  }

  @Override
  public synchronized List<AccessRequest> list(
      Selection selection, @Nullable String before, int limit) {
    NavigableMap<String, AccessRequest> newestFirst =
        (before == null ? requests : requests.headMap(before, false)).descendingMap();
    return newestFirst.values().stream().filter(selection::matches).limit(limit).toList();
  }

  @Override
  public synchronized int open(String party) {
    return (int)
        requests.values().stream()
            .filter(request -> request.applicant().party().equals(party))
            .filter(request -> State.OPEN.contains(request.state().word()))
            .count();
  }
}
