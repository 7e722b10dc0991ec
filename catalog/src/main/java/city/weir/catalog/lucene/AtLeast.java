package city.weir.catalog.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** What has at least so many of some terms, counted term by term; see {@link AnyOf}. */
final class AtLeast extends Query {
  private final List<Term> terms;
  private final int needed;

  AtLeast(int needed, List<Term> terms) {
    this.terms = List.copyOf(terms);
    this.needed = needed;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public Scorer scorer(LeafReaderContext leaf) throws IOException {
        short[] counts = counts(leaf);
        FixedBitSet found = new FixedBitSet(counts.length);
        for (int document = 0; document < counts.length; document++) {
          if (counts[document] >= needed) {
            found.set(document);
          }
        }
        return new ConstantScoreScorer(
            this, score(), mode, new BitSetIterator(found, found.cardinality()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private short[] counts(LeafReaderContext leaf) throws IOException {
    short[] counts = new short[leaf.reader().maxDoc()];
    for (Term term : terms) {
      PostingsEnum documents = leaf.reader().postings(term, PostingsEnum.NONE);
      if (documents != null) {
        for (int document = documents.nextDoc();
            document != DocIdSetIterator.NO_MORE_DOCS;
            document = documents.nextDoc()) {
          counts[document]++;
        }
      }
    }
    return counts;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.consumeTerms(this, terms.toArray(new Term[0]));
  }

  @Override
  public String toString(String field) {
    return "%d of %s".formatted(needed, terms);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AtLeast least && needed == least.needed && terms.equals(least.terms);
  }

  @Override
  public int hashCode() {
    return 31 * terms.hashCode() + needed;
  }
}
