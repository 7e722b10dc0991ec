package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/**
 * One facet of one segment of the index.
 *
 * @param values of each document the place of its value in {@code words}, or {@link #NONE}
 */
@SuppressWarnings("ArrayRecordComponent") // read only, for every document that is found
record FacetColumn(Facet facet, int[] values, List<String> words) {
  static final int NONE = -1;

  /** Of values that are written in the entries. */
  static FacetColumn ofValues(Facet facet, LeafReader reader) throws IOException {
    SortedDocValues written = DocValues.getSorted(reader, Documents.fieldOf(facet));
    String[] words = new String[written.getValueCount()];
    for (int i = 0; i < words.length; i++) {
      words[i] = written.lookupOrd(i).utf8ToString();
    }
    int[] values = none(reader);
    while (written.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
      values[written.docID()] = written.ordValue();
    }
    return new FacetColumn(facet, values, List.of(words));
  }

  /** Of what is noted beside the entries: a number in {@code field}, that stands for a word. */
  static FacetColumn ofFacts(Facet facet, LeafReader reader, String field, List<String> words)
      throws IOException {
    NumericDocValues noted = DocValues.getNumeric(reader, field);
    int[] values = none(reader);
    while (noted.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
      values[noted.docID()] = (int) noted.longValue();
    }
    return new FacetColumn(facet, values, words);
  }

  private static int[] none(LeafReader reader) {
    int[] values = new int[reader.maxDoc()];
    Arrays.fill(values, NONE);
    return values;
  }
}
