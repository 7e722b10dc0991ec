package city.weir.catalog.standard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps editions while the process lives. */
public final class InMemoryStandards implements StandardStore {
  private record Key(Standard.Kind kind, String id, int number) {
    static Key of(Edition edition) {
      Standard standard = edition.standard();
      return new Key(standard.kind(), standard.id(), edition.number());
    }
  }

  private final Map<Key, Edition> editions =
      new TreeMap<>(
          Comparator.comparing(Key::kind).thenComparing(Key::id).thenComparing(Key::number));

  @Override
  public synchronized List<Edition> all() {
    return List.copyOf(editions.values());
  }

  @Override
  public synchronized boolean save(@Nullable Edition expected, Edition updated) {
    if (!Objects.equals(editions.get(Key.of(updated)), expected)) {
      return false;
    }
    editions.put(Key.of(updated), updated);
    return true;
  }
}
