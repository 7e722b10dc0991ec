package city.weir.catalog.lifecycle;

import city.weir.catalog.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Entries that last as long as the process. */
public final class InMemoryEntries implements EntryStore {
  private final TreeMap<String, Life> lives = new TreeMap<>();
  private final Map<String, Map<Integer, Revision>> revisions = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();

  @Override
  public synchronized Optional<Life> find(String id) {
    return Optional.ofNullable(lives.get(id));
  }

  @Override
  public synchronized boolean save(@Nullable Life expected, Life updated, Step step) {
    if (!Objects.equals(lives.get(updated.id()), expected)) {
      return false;
    }
    lives.put(updated.id(), updated);
    revisions
        .computeIfAbsent(updated.id(), id -> new HashMap<>())
        .put(updated.latest().number(), updated.latest());
    steps.add(step.numbered(steps.size() + 1L));
    return true;
  }

  @Override
  public synchronized boolean note(Life expected, String contract) {
    return lives.replace(
        expected.id(),
        expected,
        new Life(
            expected.id(),
            expected.kind(),
            expected.code(),
            expected.latest(),
            expected.published(),
            contract));
  }

  @Override
  public synchronized Optional<Revision> revision(String id, int number) {
    return Optional.ofNullable(revisions.getOrDefault(id, Map.of()).get(number));
  }

  @Override
  public synchronized List<Step> steps(String id) {
    return steps.stream().filter(s -> s.entry().equals(id)).toList();
  }

  @Override
  public synchronized List<Step> feed(long after, int most) {
    return steps.stream()
        .filter(s -> s.number() > after && s.act().seenOutside())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Life> in(State state, @Nullable String after, int most) {
    return after(after, most, life -> life.latest().state() == state);
  }

  @Override
  public synchronized List<Life> all(@Nullable String after, int most) {
    return after(after, most, life -> true);
  }

  @Override
  public synchronized Optional<String> idOfCode(String code) {
    return lives.values().stream()
        .filter(life -> code.equals(life.code()))
        .map(Life::id)
        .findFirst();
  }

  @Override
  public synchronized long nextNumber(String prefix) {
    return numbers.merge(prefix, 1L, Long::sum);
  }

  private List<Life> after(@Nullable String after, int most, Predicate<Life> wanted) {
    return (after == null ? lives : lives.tailMap(after, false))
        .values().stream().filter(wanted).limit(most).toList();
  }
}
