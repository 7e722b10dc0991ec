package city.weir.catalog.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
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

/**
 * What any of some queries finds, each run through by itself: for many queries of common words that
 * is faster than a disjunction, which asks each of them at every document.
 */
final class AnyOf extends Query {
  private final List<Query> queries;

  AnyOf(List<Query> queries) {
    this.queries = List.copyOf(queries);
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>();
    for (Query query : queries) {
      rewritten.add(query.rewrite(searcher));
    }
    return rewritten.equals(queries) ? this : new AnyOf(rewritten);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    List<Weight> weights = new ArrayList<>();
    for (Query query : queries) {
      weights.add(searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1));
    }
    return new ConstantScoreWeight(this, boost) {
      @Override
      public Scorer scorer(LeafReaderContext leaf) throws IOException {
        FixedBitSet found = new FixedBitSet(leaf.reader().maxDoc());
        for (Weight weight : weights) {
          Scorer scorer = weight.scorer(leaf);
          if (scorer != null) {
            DocIdSetIterator documents = scorer.iterator();
            for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
              found.set(document);
            }
          }
        }
        return new ConstantScoreScorer(
            this, score(), mode, new BitSetIterator(found, found.cardinality()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return weights.stream().allMatch(weight -> weight.isCacheable(leaf));
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor inner = visitor.getSubVisitor(Occur.SHOULD, this);
    queries.forEach(query -> query.visit(inner));
  }

  @Override
  public String toString(String field) {
    return "any of " + queries;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnyOf any && queries.equals(any.queries);
  }

  @Override
  public int hashCode() {
    return queries.hashCode();
  }
}
