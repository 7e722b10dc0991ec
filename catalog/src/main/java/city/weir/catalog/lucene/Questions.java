package city.weir.catalog.lucene;

import static city.weir.catalog.lucene.IndexedEntry.ALL_GRAMS;
import static city.weir.catalog.lucene.IndexedEntry.ALL_WORDS;
import static city.weir.catalog.lucene.IndexedEntry.AUDIENCE;
import static city.weir.catalog.lucene.IndexedEntry.EXACT;

import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into a query. Every part of the text between blanks must be found somewhere in
 * the entry: all its words, or two thirds of its grams. Where it is found decides the order.
 */
final class Questions {
  private static final Map<Field, Float> WEIGHTS =
      Map.of(
          Field.TITLE, 6f,
          Field.KEYWORDS, 4f,
          Field.ITEM, 2f,
          Field.CATEGORY, 1.5f,
          Field.PROVIDER, 1.5f,
          Field.SUMMARY, 1f,
          Field.NAME, 1f);
  private static final float EXACT_WEIGHT = 20;

  private Questions() {}

  static DrillDownQuery of(SearchRequest request, FacetsConfig config) {
    BooleanQuery.Builder base = new BooleanQuery.Builder();
    base.add(new TermQuery(new Term(AUDIENCE, request.audience().name())), Occur.FILTER);
    String text = request.text().strip();
    if (text.isEmpty()) {
      base.add(new MatchAllDocsQuery(), Occur.MUST);
    } else {
      for (String part : text.split("\\s+")) {
        base.add(part(part), Occur.MUST);
      }
    }
    DrillDownQuery query = new DrillDownQuery(config, base.build());
    request.filters().forEach((facet, values) -> values.forEach(v -> query.add(facet.name(), v)));
    return query;
  }

  private static Query part(String part) {
    String exact = part.toLowerCase(Locale.ROOT);
    Query named = new BoostQuery(new TermQuery(new Term(EXACT, exact)), EXACT_WEIGHT);
    Query words = terms(Analysis.WORDS, ALL_WORDS, part, 1);
    Query grams = terms(Analysis.QUESTION_GRAMS, ALL_GRAMS, part, 2.0 / 3);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        new DisjunctionMaxQuery(
            List.of(named, words == null ? named : words, grams == null ? named : grams), 0),
        Occur.MUST);
    WEIGHTS.forEach(
        (field, weight) -> {
          Query here = terms(Analysis.QUESTION_GRAMS, IndexedEntry.fieldOf(field), part, 0);
          if (here != null) {
            query.add(new BoostQuery(here, weight), Occur.SHOULD);
          }
        });
    return query.build();
  }

  /**
   * Finds {@code share} of the terms of {@code text}, rounded up, and at least one; of two all when
   * any share is asked for. Null when the text has no terms, only punctuation.
   */
  private static @Nullable Query terms(Analyzer analyzer, String field, String text, double share) {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(field, text, Occur.SHOULD);
    if (!(query instanceof BooleanQuery terms)) {
      return query;
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    for (BooleanClause clause : terms.clauses()) {
      some.add(clause);
    }
    int needed = (int) Math.ceil(terms.clauses().size() * share);
    return some.setMinimumNumberShouldMatch(Math.max(1, needed)).build();
  }
}
