package city.weir.catalog.grading.exception;

import city.weir.catalog.grading.exception.GradeException.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exceptions of one process. */
final class InMemoryExceptions implements ExceptionStore {
  private final ConcurrentHashMap<String, GradeException> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<GradeException> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public void add(GradeException asked) {
    if (kept.putIfAbsent(asked.id(), asked) != null) {
      throw new IllegalStateException("There is one already: " + asked.id());
    }
  }

  @Override
  public boolean replace(GradeException before, GradeException after) {
    return kept.replace(before.id(), before, after);
  }

  @Override
  public List<GradeException> list(
      @Nullable String dataset, @Nullable State state, @Nullable String before, int most) {
    return kept.values().stream()
        .filter(e -> dataset == null || e.dataset().equals(dataset))
        .filter(e -> state == null || e.state() == state)
        .filter(e -> before == null || e.id().compareTo(before) < 0)
        .sorted(Comparator.comparing(GradeException::id).reversed())
        .limit(most)
        .toList();
  }
}
