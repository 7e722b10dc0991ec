package city.weir.catalog.demand;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps demands while the process lives. */
public final class InMemoryDemands implements DemandStore {
  private final NavigableMap<String, Demand> demands = new TreeMap<>(Collections.reverseOrder());
  private final Map<String, List<Event>> events = new HashMap<>();
  private final Map<String, List<Candidate>> candidates = new HashMap<>();

  @Override
  public synchronized Optional<Demand> find(String id) {
    return Optional.ofNullable(demands.get(id));
  }

  @Override
  public synchronized boolean save(@Nullable Demand expected, Demand updated, Event event) {
    if (!Objects.equals(demands.get(updated.id()), expected)) {
      return false;
    }
    demands.put(updated.id(), updated);
    events.computeIfAbsent(updated.id(), id -> new ArrayList<>()).add(event);
    return true;
  }

  @Override
  public synchronized List<Event> events(String id) {
    return List.copyOf(events.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized List<Demand> list(Filter filter, @Nullable String before, int most) {
    return (before == null ? demands : demands.tailMap(before, false))
        .values().stream().filter(filter::fits).limit(most).toList();
  }

  @Override
  public synchronized List<Demand> about(String entry, int most) {
    return demands.values().stream()
        .filter(
            demand ->
                entry.equals(demand.progress().entry())
                    || (demand.stage().open()
                        && candidates(demand.id()).stream().anyMatch(c -> c.entry().equals(entry))))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Candidate> candidates(String id) {
    return candidates.getOrDefault(id, List.of());
  }

  @Override
  public synchronized void keepCandidates(String id, List<Candidate> found) {
    candidates.put(id, List.copyOf(found));
  }
}
