package city.weir.catalog.words;

import city.weir.catalog.Audience;
import city.weir.catalog.Entry;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.State;
import city.weir.catalog.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an entry goes into an index.
 *
 * @param texts as people read them, by the part of the entry they are of
 * @param names ids and codes by which exactly this entry is asked for, see {@link Question.Part}
 * @param titles in the form of {@link Question#title}
 * @param facets the values that are written in the entry
 * @param standing 0 for what is in force, 1 for what is not: the order among equals
 */
public record IndexedEntry(
    String id,
    Map<Field, List<String>> texts,
    List<String> names,
    List<String> titles,
    Map<Facet, String> facets,
    Set<Audience> audiences,
    int standing) {

  public static IndexedEntry of(Entry entry) {
    Map<Field, List<String>> texts = new EnumMap<>(Field.class);
    texts.put(Field.TITLE, present(entry.title(), entry.english()));
    texts.put(Field.KEYWORDS, entry.keywords().stream().sorted().toList());
    texts.put(Field.ITEM, entry.items().stream().map(IndexedEntry::text).toList());
    texts.put(Field.CATEGORY, List.of(String.join(" / ", entry.category())));
    texts.put(Field.PROVIDER, present(entry.provider().name(), entry.provider().code()));
    texts.put(Field.SUMMARY, present(entry.summary(), entry.englishSummary()));
    texts.put(Field.NAME, present(entry.id(), address(entry.thing()), entry.code()));
    List<String> names = new ArrayList<>(texts.get(Field.NAME));
    names.add(entry.provider().code());
    if (entry.thing() instanceof Thing.Dataset dataset && dataset.table() != null) {
      names.add(dataset.table().name());
    }
    Map<Facet, String> facets = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      facet.of(entry).ifPresent(value -> facets.put(facet, value));
    }
    Set<Audience> audiences =
        Arrays.stream(Audience.values())
            .filter(a -> a.mayKnowOf(entry))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Audience.class)));
    return new IndexedEntry(
        entry.id(),
        texts,
        names.stream().map(Question::asName).toList(),
        texts.get(Field.TITLE).stream().map(Question::asTitle).toList(),
        facets,
        audiences,
        entry.state() == State.PUBLISHED ? 0 : 1);
  }

  /** The terms of one part, as often as they occur, with blanks between. */
  public String terms(Field part) {
    return texts.getOrDefault(part, List.of()).stream()
        .flatMap(text -> Terms.of(text).stream())
        .map(Term::text)
        .filter(term -> term.charAt(0) != Term.WORD && found(part, term))
        .collect(Collectors.joining(" "));
  }

  /**
   * All terms of the entry, each once, with blanks between: by them is decided whether it matches.
   */
  public String allTerms() {
    Set<String> all = new LinkedHashSet<>();
    texts.forEach(
        (part, values) ->
            values.forEach(
                text ->
                    Terms.of(text).stream()
                        .map(Term::text)
                        .filter(term -> found(part, term))
                        .forEach(all::add)));
    return String.join(" ", all);
  }

  /** Long text and addresses sound like too much. */
  private static boolean found(Field part, String term) {
    char kind = term.charAt(0);
    return (part != Field.SUMMARY && part != Field.NAME)
        || (kind != Term.SOUND && kind != Term.INITIALS && kind != Term.GAP);
  }

  /** What machines call the thing. */
  private static @Nullable String address(Thing thing) {
    if (thing instanceof Thing.Dataset dataset) {
      return dataset.table() == null ? null : dataset.table().toString();
    } else if (thing instanceof Thing.Service service) {
      return service.endpoint().toString();
    } else if (thing instanceof Thing.Device device) {
      return device.device();
    } else if (thing instanceof Thing.Camera camera) {
      return camera.device();
    }
    return null;
  }

  private static String text(Entry.Item item) {
    return String.join(" · ", present(item.title(), item.name(), item.english(), item.element()));
  }

  private static List<String> present(@Nullable String... values) {
    return Stream.of(values).filter(Objects::nonNull).map(v -> (String) v).toList();
  }
}
