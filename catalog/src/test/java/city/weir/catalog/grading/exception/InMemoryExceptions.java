package city.weir.catalog.grading.exception;

import city.weir.catalog.grading.exception.GradeException.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exceptions of one process. */
final class InMemoryExceptions implements ExceptionStore {
  private final ConcurrentHashMap<String, GradeException> kept = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<GradeException> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public boolean add(GradeException asked, @Nullable String callKey) {
    String key = asked.asked().by() + " " + callKey;
    if (callKey != null && keys.putIfAbsent(key, asked.id()) != null) {
      return false;
    }
    kept.put(asked.id(), asked);
    return true;
  }

  @Override
  public Optional<GradeException> askedUnder(String asker, String callKey) {
    return Optional.ofNullable(keys.get(asker + " " + callKey)).flatMap(this::find);
  }

  @Override
  public boolean replace(GradeException before, GradeException after) {
    return kept.replace(before.id(), before, after);
  }

  @Override
  public List<GradeException> list(
      @Nullable Set<String> datasets, @Nullable State state, @Nullable String before, int most) {
    return kept.values().stream()
        .filter(e -> datasets == null || datasets.contains(e.dataset()))
        .filter(e -> state == null || e.state() == state)
        .filter(e -> before == null || e.id().compareTo(before) < 0)
        .sorted(Comparator.comparing(GradeException::id).reversed())
        .limit(most)
        .toList();
  }
}
