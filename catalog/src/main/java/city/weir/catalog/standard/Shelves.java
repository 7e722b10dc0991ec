package city.weir.catalog.standard;

import city.weir.catalog.draft.Likeness;
import city.weir.catalog.standard.Edition.Stage;
import city.weir.catalog.standard.Standard.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything the library has at one moment. Immutable. */
final class Shelves {
  private static final int NO_HIT = Integer.MAX_VALUE;

  /** By kind and id, the newest edition first. */
  private final Map<Kind, TreeMap<String, List<Edition>>> editions;

  private final Map<String, DataElement> names = new HashMap<>();

  private Shelves(Map<Kind, TreeMap<String, List<Edition>>> editions) {
    this.editions = editions;
    of(Kind.ELEMENT).keySet().stream()
        .flatMap(id -> known(Kind.ELEMENT, id).stream())
        .map(edition -> (DataElement) edition.standard())
        .forEach(
            element ->
                StandardCheck.keys(element.names())
                    .forEach(key -> names.putIfAbsent(key, element)));
  }

  static Shelves of(List<Edition> given, List<Edition> own) {
    Map<Kind, TreeMap<String, List<Edition>>> editions = new HashMap<>();
    for (Edition edition : given) {
      List<Edition> one = one(editions, edition);
      one.clear();
      one.add(edition);
    }
    own.stream()
        .sorted(Comparator.comparingInt(Edition::number))
        .forEach(edition -> one(editions, edition).add(0, edition));
    return new Shelves(editions);
  }

  Optional<Edition> known(Kind kind, String id) {
    return editions(kind, id).stream().filter(edition -> edition.stage().known()).findFirst();
  }

  List<Edition> editions(Kind kind, String id) {
    return of(kind).getOrDefault(id, List.of());
  }

  List<Edition> proposed() {
    return newest().filter(edition -> edition.stage() == Stage.PROPOSED).toList();
  }

  Collection<String> elementsInForce() {
    return of(Kind.ELEMENT).keySet().stream()
        .filter(id -> known(Kind.ELEMENT, id).filter(e -> e.stage() == Stage.APPROVED).isPresent())
        .toList();
  }

  Optional<DataElement> named(String word) {
    return Optional.ofNullable(names.get(Likeness.key(word)));
  }

  List<Edition> search(Kind kind, String text) {
    String wanted = Likeness.key(text);
    return newest()
        .filter(edition -> edition.standard().kind() == kind)
        .filter(edition -> distance(edition, wanted) < NO_HIT)
        .sorted(
            Comparator.comparingInt((Edition edition) -> distance(edition, wanted))
                .thenComparing(edition -> edition.standard().id()))
        .toList();
  }

  /** 0 for the same word, 1 for the beginning of one, 2 for a part of one. */
  private static int distance(Edition edition, String wanted) {
    if (wanted.isEmpty()) {
      return 0;
    }
    return edition
        .standard()
        .words()
        .map(Likeness::key)
        .mapToInt(
            word ->
                word.equals(wanted)
                    ? 0
                    : word.startsWith(wanted) ? 1 : word.contains(wanted) ? 2 : NO_HIT)
        .min()
        .orElse(NO_HIT);
  }

  private java.util.stream.Stream<Edition> newest() {
    return editions.values().stream().flatMap(ids -> ids.values().stream()).map(all -> all.get(0));
  }

  private Map<String, List<Edition>> of(Kind kind) {
    return editions.getOrDefault(kind, new TreeMap<>());
  }

  private static List<Edition> one(
      Map<Kind, TreeMap<String, List<Edition>>> editions, Edition edition) {
    return editions
        .computeIfAbsent(edition.standard().kind(), kind -> new TreeMap<>())
        .computeIfAbsent(edition.standard().id(), id -> new ArrayList<>());
  }
}
