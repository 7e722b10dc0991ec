package city.weir.server.lineage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has chosen to see; the page's links are made of it.
 *
 * @param open ids of the datasets whose columns are shown
 */
record LineageView(
    String id,
    String direction,
    int depth,
    int width,
    Set<String> open,
    @Nullable String column,
    boolean reads) {
  private static final int MOST_OPEN = 30;

  LineageView {
    open =
        open.stream()
            .sorted()
            .limit(MOST_OPEN)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  boolean opened(String dataset) {
    return open.contains(dataset);
  }

  /** What is open after the columns of one dataset were shown, or hidden. */
  public List<String> toggled(String dataset) {
    Set<String> other = new TreeSet<>(open);
    if (!other.remove(dataset)) {
      other.add(dataset);
    }
    return List.copyOf(other);
  }

  LineageQuestion question() {
    return new LineageQuestion(direction, depth, width, !open.isEmpty(), column, reads);
  }
}
