package city.weir.catalog.elastic;

import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.words.IndexedEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries as Elasticsearch keeps them. Texts are given as terms with blanks between. */
final class Documents {
  static final String ID = "id";
  static final String ALL = "all";
  static final String NAME = "names";
  static final String TITLE = "titles";
  static final String AUDIENCE = "audience";
  static final String STANDING = "standing";
  static final String QUALITY = "quality";
  static final String FRESHNESS = "freshness";
  static final String TEXTS = "texts";

  private Documents() {}

  /** The field with the terms of a part. */
  static String fieldOf(Field part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  static String fieldOf(Facet facet) {
    return "facets." + facet.name();
  }

  /** All but what is noted beside the entry. */
  static Map<String, @Nullable Object> written(IndexedEntry entry) {
    Map<String, @Nullable Object> document = new HashMap<>();
    document.put(ID, entry.id());
    document.put(NAME, entry.names());
    document.put(TITLE, entry.titles());
    document.put(AUDIENCE, entry.audiences());
    document.put(STANDING, entry.standing());
    document.put(TEXTS, entry.texts());
    document.put(ALL, entry.allTerms());
    for (Field part : Field.values()) {
      document.put(fieldOf(part), entry.terms(part));
    }
    // A value that is gone is said to be gone: what is not said stays when a document is changed.
    Map<String, @Nullable Object> facets = new HashMap<>();
    for (Facet facet : Facet.values()) {
      if (!facet.living()) {
        facets.put(facet.name(), entry.facets().get(facet));
      }
    }
    document.put("facets", facets);
    return document;
  }

  static Map<String, @Nullable Object> noted(LivingFacts facts) {
    return Map.of(
        QUALITY,
        facts.quality().ordinal(),
        FRESHNESS,
        facts.freshness().ordinal(),
        "facets",
        Map.of(
            Facet.QUALITY.name(), facts.quality().word(),
            Facet.FRESHNESS.name(), facts.freshness().word()));
  }

  static Map<String, @Nullable Object> whole(IndexedEntry entry, LivingFacts facts) {
    Map<String, @Nullable Object> document = written(entry);
    Map<String, @Nullable Object> facets = new HashMap<>();
    entry.facets().forEach((facet, value) -> facets.put(facet.name(), value));
    Map<String, @Nullable Object> noted = noted(facts);
    facets.put(Facet.QUALITY.name(), facts.quality().word());
    facets.put(Facet.FRESHNESS.name(), facts.freshness().word());
    document.putAll(noted);
    document.put("facets", facets);
    return document;
  }

  /** What is read back. */
  record Stored(
      @Nullable String id,
      @Nullable Map<Field, List<String>> texts,
      @Nullable Integer quality,
      @Nullable Integer freshness,
      @Nullable String mark) {
    LivingFacts facts() {
      return quality == null || freshness == null
          ? LivingFacts.UNKNOWN
          : new LivingFacts(Quality.values()[quality], Freshness.values()[freshness]);
    }
  }
}
