package city.weir.catalog.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/** Puts found documents into the order that a finer query gives them. */
final class Reordering {
  private Reordering() {}

  /**
   * @param found in the order of a rougher query; equals stay in it, its score aside
   */
  static List<FieldDoc> of(IndexSearcher searcher, Query finer, List<FieldDoc> found)
      throws IOException {
    List<FieldDoc> byPlace = new ArrayList<>(found);
    byPlace.sort(Comparator.comparingInt(d -> d.doc));
    Weight weight = searcher.createWeight(searcher.rewrite(finer), ScoreMode.COMPLETE, 1);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = null;
    Scorer scorer = null;
    List<FieldDoc> scored = new ArrayList<>();
    for (FieldDoc document : byPlace) {
      LeafReaderContext its = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
      if (its != leaf) {
        leaf = its;
        scorer = weight.scorer(leaf);
      }
      int there = document.doc - its.docBase;
      float score = 0;
      if (scorer != null && scorer.iterator().advance(there) == there) {
        score = scorer.score();
      }
      Object[] fields = document.fields.clone();
      fields[0] = score;
      scored.add(new FieldDoc(document.doc, score, fields));
    }
    scored.sort(Reordering::compare);
    return scored;
  }

  @SuppressWarnings("unchecked") // each of the values is of one comparable type in all documents
  private static int compare(FieldDoc one, FieldDoc other) {
    int order = Float.compare(other.score, one.score);
    for (int i = 1; order == 0 && i < one.fields.length; i++) {
      order = ((Comparable<Object>) one.fields[i]).compareTo(other.fields[i]);
    }
    return order;
  }
}
