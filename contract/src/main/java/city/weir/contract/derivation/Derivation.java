package city.weir.contract.derivation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a dataset was computed from.
 *
 * @param columns for each column of the dataset, by name, what takes part in its values; nothing
 *     for one that is made of no column, such as a count of rows
 * @param rows what decides which rows there are, and so bears on every column
 */
public record Derivation(Map<String, List<Influence>> columns, List<Influence> rows) {
  /** Of a dataset nothing is known of. */
  public static final Derivation NONE = new Derivation(Map.of(), List.of());

  public Derivation {
    Map<String, List<Influence>> sorted = new TreeMap<>();
    columns.forEach((name, influences) -> sorted.put(name, sorted(influences)));
    columns = Collections.unmodifiableMap(sorted);
    rows = sorted(rows);
  }

  /** What takes part in the values of {@code column}; nothing when there is no such column. */
  public List<Influence> of(String column) {
    return columns.getOrDefault(column, List.of());
  }

  private static List<Influence> sorted(List<Influence> influences) {
    List<Influence> sorted = new ArrayList<>(influences);
    sorted.sort(Comparator.comparing(Influence::of));
    return List.copyOf(sorted);
  }
}
