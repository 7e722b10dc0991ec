package city.weir.sharing.query;

import city.weir.sharing.query.SavedQuery.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A store for tests. */
public final class InMemorySavedQueries implements SavedQueryStore {
  private final List<SavedQuery> all = new ArrayList<>();

  @Override
  public synchronized boolean add(SavedQuery query) {
    return all.stream()
            .noneMatch(q -> q.name().equals(query.name()) && q.version() == query.version())
        && all.add(query);
  }

  @Override
  public synchronized boolean replace(SavedQuery expected, SavedQuery updated) {
    int at = all.indexOf(expected);
    if (at < 0) {
      return false;
    }
    all.set(at, updated);
    return true;
  }

  @Override
  public synchronized boolean publish(SavedQuery expected, SavedQuery published) {
    Optional<SavedQuery> former = callable(published.name());
    if (!replace(expected, published)) {
      return false;
    }
    former.ifPresent(
        f -> replace(f, f.in(State.SUPERSEDED, f.reviewer(), f.note(), published.changedAt())));
    return true;
  }

  @Override
  public synchronized List<SavedQuery> versions(String name) {
    return all.stream()
        .filter(q -> q.name().equals(name))
        .sorted(Comparator.comparing(SavedQuery::version).reversed())
        .toList();
  }

  @Override
  public Optional<SavedQuery> callable(String name) {
    return versions(name).stream().filter(q -> q.state().callable()).findFirst();
  }

  @Override
  public synchronized List<SavedQuery> callable() {
    return all.stream()
        .filter(q -> q.state().callable())
        .sorted(Comparator.comparing(SavedQuery::name))
        .toList();
  }

  @Override
  public synchronized List<SavedQuery> of(String owner) {
    return all.stream()
        .filter(q -> q.owner().equals(owner))
        .filter(q -> versions(q.name()).get(0).equals(q))
        .sorted(Comparator.comparing(SavedQuery::name))
        .toList();
  }

  @Override
  public synchronized List<SavedQuery> submitted() {
    return all.stream()
        .filter(q -> q.state() == State.SUBMITTED)
        .sorted(Comparator.comparing(SavedQuery::changedAt))
        .toList();
  }
}
