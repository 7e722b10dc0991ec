package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
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
  private final FacetColumns facets;
  private final List<Tally> tallies = new ArrayList<>();

  /** How many passed all filters. */
  private long total;

  /** How many passed none or some. */
  private long seen;

  Counting(Collector passed, Map<Facet, Set<String>> filters, FacetColumns facets) {
    this.passed = passed;
    this.filters = filters;
    this.facets = facets;
  }

  /** What is counted of one column. */
  private static final class Tally {
    private final FacetColumn column;
    private final int[] values;
    private final long[] counts;
    private final boolean[] wanted;

    Tally(FacetColumn column, Set<String> wanted) {
      this.column = column;
      this.values = column.values();
      this.counts = new long[column.words().size()];
      this.wanted = new boolean[counts.length];
      for (int i = 0; i < counts.length && !wanted.isEmpty(); i++) {
        this.wanted[i] = wanted.contains(column.words().get(i));
      }
    }

    boolean passes(int document) {
      int value = values[document];
      return value != FacetColumn.NONE && wanted[value];
    }

    void count(int document) {
      int value = values[document];
      if (value != FacetColumn.NONE) {
        counts[value]++;
      }
    }

    void addTo(Map<String, Long> sums) {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          sums.merge(column.words().get(i), counts[i], Long::sum);
        }
      }
    }
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    List<Tally> here = new ArrayList<>();
    for (FacetColumn column : facets.of(context.reader())) {
      here.add(new Tally(column, filters.getOrDefault(column.facet(), Set.of())));
    }
    tallies.addAll(here);
    Tally[] all = here.toArray(new Tally[0]);
    Tally[] filtered =
        here.stream().filter(t -> filters.containsKey(t.column.facet())).toArray(Tally[]::new);
    return new FilterLeafCollector(passed.getLeafCollector(context)) {
      @Override
      public void collect(int document) throws IOException {
        seen++;
        Tally missed = null;
        for (Tally tally : filtered) {
          if (!tally.passes(document)) {
            if (missed != null) {
              return;
            }
            missed = tally;
          }
        }
        if (missed != null) {
          missed.count(document);
          return;
        }
        total++;
        for (Tally tally : all) {
          tally.count(document);
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
  Map<Facet, List<FacetCount>> counts() {
    Map<Facet, Map<String, Long>> sums = new EnumMap<>(Facet.class);
    for (Tally tally : tallies) {
      tally.addTo(sums.computeIfAbsent(tally.column.facet(), f -> new HashMap<>()));
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
}
