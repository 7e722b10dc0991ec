package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.catalog.SearchResult.FacetCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;

/**
 * Passes on to another collector what passes all filters, and counts in the same pass: under each
 * facet what passes the filters of all others.
 */
final class Counting implements Collector {
  private static final int MOST_VALUES = 100;

  private final Collector passed;
  private final Map<Facet, Set<String>> filters;
  private final List<List<FacetColumn>> segments = new ArrayList<>();

  /** How many passed all filters. */
  private long total;

  /** How many passed none or some. */
  private long seen;

  Counting(Collector passed, Map<Facet, Set<String>> filters) {
    this.passed = passed;
    this.filters = filters;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    List<FacetColumn> columns = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      Set<String> wanted = filters.getOrDefault(facet, Set.of());
      columns.add(
          switch (facet) {
            case QUALITY ->
                FacetColumn.ofFacts(
                    facet, context.reader(), Documents.QUALITY, words(Quality.values()), wanted);
            case FRESHNESS ->
                FacetColumn.ofFacts(
                    facet,
                    context.reader(),
                    Documents.FRESHNESS,
                    words(Freshness.values()),
                    wanted);
            default -> FacetColumn.ofValues(facet, context.reader(), wanted);
          });
    }
    segments.add(columns);
    FacetColumn[] all = columns.toArray(new FacetColumn[0]);
    FacetColumn[] filtered =
        columns.stream().filter(c -> filters.containsKey(c.facet())).toArray(FacetColumn[]::new);
    return new FilterLeafCollector(passed.getLeafCollector(context)) {
      @Override
      public void collect(int document) throws IOException {
        seen++;
        FacetColumn missed = null;
        for (FacetColumn column : filtered) {
          if (!column.passes(document)) {
            if (missed != null) {
              return;
            }
            missed = column;
          }
        }
        if (missed != null) {
          missed.count(document);
          return;
        }
        total++;
        for (FacetColumn column : all) {
          column.count(document);
        }
        super.collect(document);
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return passed.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  long total() {
    return total;
  }

  boolean sawAny() {
    return seen > 0;
  }

  /** The commonest values of each facet first, equally common ones by name. */
  Map<Facet, List<FacetCount>> counts() throws IOException {
    Map<Facet, Map<String, Long>> sums = new EnumMap<>(Facet.class);
    for (List<FacetColumn> segment : segments) {
      for (FacetColumn column : segment) {
        column.addTo(sums.computeIfAbsent(column.facet(), f -> new HashMap<>()));
      }
    }
    Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    sums.forEach(
        (facet, values) ->
            counts.put(
                facet,
                values.entrySet().stream()
                    .map(e -> new FacetCount(e.getKey(), e.getValue()))
                    .sorted(
                        Comparator.comparingLong(FacetCount::count)
                            .reversed()
                            .thenComparing(FacetCount::value))
                    .limit(MOST_VALUES)
                    .toList()));
    return counts;
  }

  private static String[] words(Quality[] bands) {
    String[] words = new String[bands.length];
    for (Quality band : bands) {
      words[band.ordinal()] = band.word();
    }
    return words;
  }

  private static String[] words(Freshness[] kinds) {
    String[] words = new String[kinds.length];
    for (Freshness kind : kinds) {
      words[kind.ordinal()] = kind.word();
    }
    return words;
  }
}
