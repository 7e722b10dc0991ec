package city.weir.pipelines.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** The fields a decoder looks for in a record. */
public final class Fields {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] required;

  /**
   * @param names the delivered fields to keep, as the source spells them; dots lead into nested
   *     JSON
   * @param required those of them whose absence refuses the delivery
   */
  public Fields(List<String> names, Set<String> required) {
    this.names = List.copyOf(names);
    for (int i = 0; i < this.names.size(); i++) {
      places.put(this.names.get(i), i);
    }
    if (!places.keySet().containsAll(required)) {
      throw new IllegalArgumentException(
          "Required fields are not all among the fields: %s, %s".formatted(required, names));
    }
    this.required = required.stream().mapToInt(places::get).sorted().toArray();
  }

  public List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  /** The place of {@code name} among the values of a row, or -1 when nobody asked for it. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** The required fields whose place is not {@code present}. */
  List<String> missing(IntPredicate present) {
    List<String> missing = List.of();
    for (int place : required) {
      if (!present.test(place)) {
        if (missing.isEmpty()) {
          missing = new ArrayList<>();
        }
        missing.add(names.get(place));
      }
    }
    return missing;
  }
}
