package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/** One facet of one segment of the index: each document's value as a small number, counted. */
final class FacetColumn {
  @FunctionalInterface
  private interface Numbers {
    /** The value's number, or -1 when the document has none. */
    int of(int document) throws IOException;
  }

  @FunctionalInterface
  private interface Labels {
    String of(int number) throws IOException;
  }

  private final Facet facet;
  private final Numbers numbers;
  private final Labels labels;
  private final long[] counts;
  private final boolean[] wanted;

  private FacetColumn(Facet facet, Numbers numbers, Labels labels, int values, boolean[] wanted) {
    this.facet = facet;
    this.numbers = numbers;
    this.labels = labels;
    this.counts = new long[values];
    this.wanted = wanted;
  }

  /** Of a value that is written in the entry. */
  static FacetColumn ofValues(Facet facet, LeafReader reader, Set<String> wanted)
      throws IOException {
    SortedDocValues values = DocValues.getSorted(reader, Documents.fieldOf(facet));
    boolean[] chosen = new boolean[values.getValueCount()];
    for (String value : wanted) {
      int number = values.lookupTerm(new BytesRef(value));
      if (number >= 0) {
        chosen[number] = true;
      }
    }
    return new FacetColumn(
        facet,
        document -> values.advanceExact(document) ? values.ordValue() : -1,
        number -> values.lookupOrd(number).utf8ToString(),
        values.getValueCount(),
        chosen);
  }

  /** Of a value that is noted beside the entry. */
  static FacetColumn ofFacts(
      Facet facet, LeafReader reader, String field, String[] words, Set<String> wanted)
      throws IOException {
    NumericDocValues values = DocValues.getNumeric(reader, field);
    boolean[] chosen = new boolean[words.length];
    for (int i = 0; i < words.length; i++) {
      chosen[i] = wanted.contains(words[i]);
    }
    return new FacetColumn(
        facet,
        document -> values.advanceExact(document) ? (int) values.longValue() : -1,
        number -> words[number],
        words.length,
        chosen);
  }

  Facet facet() {
    return facet;
  }

  boolean passes(int document) throws IOException {
    int number = numbers.of(document);
    return number >= 0 && wanted[number];
  }

  void count(int document) throws IOException {
    int number = numbers.of(document);
    if (number >= 0) {
      counts[number]++;
    }
  }

  void addTo(Map<String, Long> sums) throws IOException {
    for (int number = 0; number < counts.length; number++) {
      if (counts[number] > 0) {
        sums.merge(labels.of(number), counts[number], Long::sum);
      }
    }
  }
}
