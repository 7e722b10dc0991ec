package city.weir.sharing.latest;

import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.Matching;
import city.weir.sharing.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest row of each thing at one snapshot, as one subject may see it. Never changes: a commit
 * makes another.
 */
final class Newest {
  private final Things things;
  private final long snapshot;
  private final Map<String, Integer> columns = new HashMap<>();
  private final SortedMap<List<@Nullable Object>, @Nullable Object[]> rows;

  private Newest(
      Things things, long snapshot, SortedMap<List<@Nullable Object>, @Nullable Object[]> rows) {
    this.things = things;
    this.snapshot = snapshot;
    this.rows = rows;
    for (View.Shown column : things.view().columns()) {
      columns.put(column.name(), columns.size());
    }
  }

  /**
   * @param rows one of each thing
   */
  static Newest of(Things things, long snapshot, List<@Nullable Object[]> rows) {
    return new Newest(things, snapshot, new TreeMap<>(Newest::order)).with(rows, snapshot);
  }

  private static int order(List<@Nullable Object> left, List<@Nullable Object> right) {
    return order(left.toArray(), right.toArray());
  }

  private static int order(@Nullable Object[] left, @Nullable Object[] right) {
    for (int i = 0; i < left.length; i++) {
      int order = Matching.compare(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  long snapshot() {
    return snapshot;
  }

  int size() {
    return rows.size();
  }

  /** The state at {@code later}, to which {@code added} came, one row of each thing. */
  Newest with(List<@Nullable Object[]> added, long later) {
    TreeMap<List<@Nullable Object>, @Nullable Object[]> all = new TreeMap<>(rows);
    for (@Nullable Object[] row : added) {
      all.merge(key(row), row, this::newer);
    }
    return new Newest(things, later, Collections.unmodifiableSortedMap(all));
  }

  /**
   * Whether what is told of each thing stays so when {@code gone} are taken out: they are older.
   */
  boolean outlives(List<@Nullable Object[]> gone) {
    for (@Nullable Object[] row : gone) {
      @Nullable Object[] newest = rows.get(key(row));
      if (newest == null || Matching.compare(time(row), time(newest)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object[] newer(@Nullable Object[] left, @Nullable Object[] right) {
    int later = Matching.compare(time(left), time(right));
    if (later == 0) {
      return order(left, right) <= 0 ? left : right;
    }
    return later > 0 ? left : right;
  }

  private @Nullable Object time(@Nullable Object[] row) {
    return row[place(things.time().name())];
  }

  private List<@Nullable Object> key(@Nullable Object[] row) {
    List<@Nullable Object> key = new ArrayList<>();
    for (View.Shown column : things.key()) {
      key.add(row[place(column.name())]);
    }
    return key;
  }

  private int place(String column) {
    Integer place = columns.get(column);
    if (place == null) {
      throw new IllegalArgumentException("No column " + column);
    }
    return place;
  }

  /** The rows {@code filter} holds for, in the order of their keys, at most {@code limit}. */
  List<@Nullable Object[]> find(Filter filter, int limit) {
    List<@Nullable Object[]> found = new ArrayList<>();
    for (@Nullable Object[] row : candidates(filter)) {
      if (found.size() < limit && Matching.matches(filter, name -> row[place(name)])) {
        found.add(row);
      }
    }
    return found;
  }

  /** One row where the filter names one thing, as most do; else all. */
  private Collection<@Nullable Object[]> candidates(Filter filter) {
    List<@Nullable Object> key = new ArrayList<>();
    for (View.Shown column : things.key()) {
      Object named = named(filter, column.name());
      if (named == null) {
        return rows.values();
      }
      key.add(named);
    }
    @Nullable Object[] row = rows.get(key);
    return row == null ? List.of() : Collections.singletonList(row);
  }

  /** The value {@code column} must have, or null when the filter does not say. */
  private static @Nullable Object named(Filter filter, String column) {
    if (filter instanceof Filter.Compare compare
        && compare.operator() == Filter.Operator.EQUAL
        && compare.column().equals(column)) {
      return compare.value();
    }
    if (filter instanceof Filter.And and) {
      for (Filter each : and.filters()) {
        Object value = named(each, column);
        if (value != null) {
          return value;
        }
      }
    }
    return null;
  }
}
