package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.SearchResult.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/** Answers requests from the newest state of the index. */
final class Searches {
  private static final int MOST_VALUES = 100;

  /** Ties are broken by id, so that pages neither repeat nor leave out an entry. */
  private static final Sort ORDER =
      new Sort(SortField.FIELD_SCORE, new SortField(IndexedEntry.ID, SortField.Type.STRING));

  private final SearcherManager searchers;
  private final FacetsConfig config;

  /** The facets' values are numbered once for each state of the index. */
  private volatile @Nullable SortedSetDocValuesReaderState values;

  Searches(SearcherManager searchers, FacetsConfig config) {
    this.searchers = searchers;
    this.config = config;
  }

  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  void close() throws IOException {
    searchers.close();
  }

  SearchResult search(SearchRequest request) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      if (searcher.getIndexReader().numDocs() == 0) {
        return new SearchResult(0, List.of(), Map.of());
      }
      DrillDownQuery query = Questions.of(request, config);
      int upTo = Math.max(1, request.offset() + request.limit());
      DrillSideways.DrillSidewaysResult found =
          new DrillSideways(searcher, config, valuesOf(searcher))
              .search(query, null, null, upTo, ORDER, false);
      ScoreDoc[] all = found.hits.scoreDocs;
      int end = Math.min(all.length, request.offset() + request.limit());
      ScoreDoc[] page =
          request.offset() >= end
              ? new ScoreDoc[0]
              : Arrays.copyOfRange(all, request.offset(), end);
      return new SearchResult(
          searcher.count(query), hits(searcher, request, query, page), counts(found.facets));
    } finally {
      searchers.release(searcher);
    }
  }

  private static List<Hit> hits(
      IndexSearcher searcher, SearchRequest request, DrillDownQuery query, ScoreDoc[] page)
      throws IOException {
    int[] documents = Arrays.stream(page).mapToInt(d -> d.doc).toArray();
    boolean explained = !request.text().isBlank() && documents.length > 0;
    List<List<Highlight>> highlights =
        explained ? new Highlights(searcher).of(query, documents) : List.of();
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < page.length; i++) {
      String id = searcher.storedFields().document(page[i].doc).get(IndexedEntry.ID);
      double score = ((Number) ((FieldDoc) page[i]).fields[0]).doubleValue();
      hits.add(new Hit(id, score, explained ? highlights.get(i) : List.of()));
    }
    return hits;
  }

  private static Map<Facet, List<FacetCount>> counts(Facets facets) throws IOException {
    Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      FacetResult result = facets.getTopChildren(MOST_VALUES, facet.name());
      List<FacetCount> values = new ArrayList<>();
      if (result != null) {
        for (LabelAndValue value : result.labelValues) {
          values.add(new FacetCount(value.label, value.value.longValue()));
        }
      }
      counts.put(facet, List.copyOf(values));
    }
    return counts;
  }

  private SortedSetDocValuesReaderState valuesOf(IndexSearcher searcher) throws IOException {
    SortedSetDocValuesReaderState known = values;
    if (known == null || known.getReader() != searcher.getIndexReader()) {
      known = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader(), config);
      values = known;
    }
    return known;
  }
}
