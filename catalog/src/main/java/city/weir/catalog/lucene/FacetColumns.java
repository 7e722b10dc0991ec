package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;

/**
 * Facets in memory, for as long as their segment is searched: counting what many documents have is
 * most of the work of a short question. A segment never changes; only what is noted beside it does.
 */
final class FacetColumns {
  private final Map<CacheKey, List<FacetColumn>> kept = new ConcurrentHashMap<>();

  /** One of each facet. */
  List<FacetColumn> of(LeafReader reader) throws IOException {
    List<FacetColumn> columns = new ArrayList<>();
    columns.addAll(kept(reader.getCoreCacheHelper(), reader, FacetColumns::written));
    columns.addAll(kept(reader.getReaderCacheHelper(), reader, FacetColumns::noted));
    return columns;
  }

  @FunctionalInterface
  private interface Reading {
    List<FacetColumn> of(LeafReader reader) throws IOException;
  }

  private List<FacetColumn> kept(CacheHelper life, LeafReader reader, Reading reading)
      throws IOException {
    List<FacetColumn> known = kept.get(life.getKey());
    if (known == null) {
      known = reading.of(reader);
      // Two that are the first at once read the same.
      if (kept.put(life.getKey(), known) == null) {
        life.addClosedListener(kept::remove);
      }
    }
    return known;
  }

  private static List<FacetColumn> written(LeafReader reader) throws IOException {
    List<FacetColumn> columns = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      if (facet != Facet.QUALITY && facet != Facet.FRESHNESS) {
        columns.add(FacetColumn.ofValues(facet, reader));
      }
    }
    return columns;
  }

  private static List<FacetColumn> noted(LeafReader reader) throws IOException {
    return List.of(
        FacetColumn.ofFacts(
            Facet.QUALITY,
            reader,
            Documents.QUALITY,
            Arrays.stream(Quality.values()).map(Quality::word).toList()),
        FacetColumn.ofFacts(
            Facet.FRESHNESS,
            reader,
            Documents.FRESHNESS,
            Arrays.stream(Freshness.values()).map(Freshness::word).toList()));
  }
}
