package city.weir.catalog.lucene;

import city.weir.catalog.Audience;
import city.weir.catalog.Entry;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What of an entry goes into the index. Its text form is the same for the same entry in every
 * process, so that it can be told whether the index already holds it.
 */
record IndexedEntry(
    String id,
    Map<Field, List<String>> texts,
    List<String> exact,
    Map<Facet, String> facets,
    Set<Audience> audiences) {
  static final String ID = "id";
  static final String EXACT = "exact";
  static final String AUDIENCE = "audience";

  /**
   * All texts of an entry, once as words and once as grams: where is decided whether it matches.
   */
  static final String ALL_WORDS = "all.words";

  static final String ALL_GRAMS = "all.grams";

  static IndexedEntry of(Entry entry) {
    Map<Field, List<String>> texts = new EnumMap<>(Field.class);
    texts.put(Field.TITLE, present(entry.title(), entry.english()));
    texts.put(Field.KEYWORDS, entry.keywords().stream().sorted().toList());
    texts.put(Field.ITEM, entry.items().stream().map(IndexedEntry::text).toList());
    texts.put(Field.CATEGORY, List.of(String.join(" / ", entry.category())));
    texts.put(Field.PROVIDER, present(entry.provider().name(), entry.provider().code()));
    texts.put(Field.SUMMARY, present(entry.summary(), entry.englishSummary()));
    texts.put(Field.NAME, present(entry.id(), address(entry.thing()), entry.code()));
    List<String> exact = new ArrayList<>(texts.get(Field.NAME));
    if (entry.thing() instanceof Thing.Dataset dataset && dataset.table() != null) {
      exact.add(dataset.table().name());
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
        exact.stream().map(e -> e.toLowerCase(Locale.ROOT)).toList(),
        facets,
        audiences);
  }

  /** The name of the field that holds the grams of one part of the entry. */
  static String fieldOf(Field part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  Document document() {
    Document document = new Document();
    document.add(new StringField(ID, id, Store.YES));
    document.add(new SortedDocValuesField(ID, new BytesRef(id)));
    texts.forEach(
        (part, values) -> {
          for (String value : values) {
            document.add(new TextField(fieldOf(part), value, Store.YES));
            document.add(new TextField(ALL_WORDS, value, Store.NO));
            document.add(new TextField(ALL_GRAMS, value, Store.NO));
          }
        });
    exact.forEach(value -> document.add(new StringField(EXACT, value, Store.NO)));
    audiences.forEach(a -> document.add(new StringField(AUDIENCE, a.name(), Store.NO)));
    facets.forEach((f, value) -> document.add(new SortedSetDocValuesFacetField(f.name(), value)));
    return document;
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
    return String.join(" · ", present(item.title(), item.name(), item.english()));
  }

  private static List<String> present(@Nullable String... values) {
    return Stream.of(values).filter(Objects::nonNull).map(v -> (String) v).toList();
  }
}
