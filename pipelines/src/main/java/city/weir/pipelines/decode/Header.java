package city.weir.pipelines.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a table-shaped delivery: which column goes where.
 *
 * @param names the columns' names, trimmed; a second column of the same name is called {@code
 *     name_2}
 * @param places for each column its place among the wanted fields, or -1 when nobody asked for it
 */
record Header(List<String> names, int[] places) {

  /**
   * Matches the delivered names to the wanted ones.
   *
   * @throws UnreadableException when a required field is lacking, or a wanted one is there twice
   */
  static Header of(List<String> delivered, Fields fields) throws UnreadableException {
    List<String> names = new ArrayList<>();
    int[] places = new int[delivered.size()];
    boolean[] present = new boolean[fields.size()];
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < delivered.size(); i++) {
      String name = delivered.get(i).strip();
      int place = fields.place(name);
      if (place >= 0 && present[place]) {
        throw new UnreadableException(
            "The header names '%s' twice, in columns %d and %d; name each column once"
                .formatted(name, names.indexOf(name) + 1, i + 1));
      }
      int times = seen.merge(name, 1, Integer::sum);
      names.add(times == 1 ? name : name + "_" + times);
      places[i] = place;
      if (place >= 0) {
        present[place] = true;
      }
    }
    List<String> missing = fields.missing(place -> present[place]);
    if (!missing.isEmpty()) {
      throw new UnreadableException(
          "The header lacks %s; it has %s. Send the columns the contract reads, or change its"
                  .formatted(missing, shortened(names))
              + " transformSourceObjects, or set onDrift: accept");
    }
    if (Arrays.stream(places).allMatch(place -> place < 0)) {
      throw new UnreadableException(
          "The header %s has none of the columns the contract reads: %s"
              .formatted(shortened(names), fields.names()));
    }
    return new Header(List.copyOf(names), places);
  }

  int size() {
    return places.length;
  }

  private static String shortened(List<String> names) {
    String text = names.toString();
    return text.length() > 500 ? text.substring(0, 500) + "…" : text;
  }
}
