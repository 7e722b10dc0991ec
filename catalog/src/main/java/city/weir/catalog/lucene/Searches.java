package city.weir.catalog.lucene;

import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.SearchResult.Hit;
import city.weir.catalog.words.Question;
import city.weir.catalog.words.Questions;
import city.weir.catalog.words.Reasons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;

/** Answers requests from one state of the index. */
final class Searches {
  /**
   * Among equals what is in force, then what is fresh, then what is good; so pages never overlap.
   */
  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Documents.STANDING, SortField.Type.LONG),
          new SortField(Documents.FRESHNESS, SortField.Type.LONG),
          new SortField(Documents.QUALITY, SortField.Type.LONG),
          new SortField(Documents.ID, SortField.Type.STRING));

  /**
   * So many of those that are best by their titles and keywords are put into order by everything.
   * The same number for every page, so that pages fit together.
   */
  private static final int CANDIDATES = 200;

  private static final Sort BY_ID = new Sort(new SortField(Documents.ID, SortField.Type.STRING));

  private final Questions questions;
  private final FacetColumns facets = new FacetColumns();

  Searches(Questions questions) {
    this.questions = questions;
  }

  SearchResult search(IndexSearcher searcher, SearchRequest request) throws IOException {
    Question question = questions.exact(request.text());
    Found found = find(searcher, request, question);
    if (!found.counting().sawAny() && !question.blank()) {
      question = questions.lenient(request.text());
      found = find(searcher, request, question);
    }
    List<Hit> hits = new ArrayList<>();
    for (int i = request.offset(); i < found.best().size(); i++) {
      hits.add(hit(searcher, question, found.best().get(i)));
    }
    return new SearchResult(found.counting().total(), hits, found.counting().counts());
  }

  /**
   * @param best the best, ordered
   */
  private record Found(List<FieldDoc> best, Counting counting) {}

  private Found find(IndexSearcher searcher, SearchRequest request, Question question)
      throws IOException {
    int upTo = request.offset() + request.limit();
    int candidates = question.blank() ? Math.max(1, upTo) : Math.max(CANDIDATES, upTo);
    Sort order = question.blank() ? BY_ID : BEST_FIRST;
    TopFieldCollector top =
        new TopFieldCollectorManager(order, candidates, null, Integer.MAX_VALUE).newCollector();
    Queries queries = new Queries(searcher, question);
    Counting counting = new Counting(top, request.filters(), facets);
    searcher.search(queries.rough(request.audience()), counting);
    List<FieldDoc> best = new ArrayList<>();
    for (ScoreDoc found : top.topDocs().scoreDocs) {
      best.add((FieldDoc) found);
    }
    if (!question.blank()) {
      int fine = Math.min(CANDIDATES, best.size());
      best =
          Stream.concat(
                  Reordering.of(searcher, queries.fine(), best.subList(0, fine)).stream(),
                  best.subList(fine, best.size()).stream())
              .toList();
    }
    return new Found(best.subList(0, Math.min(upTo, best.size())), counting);
  }

  private static Hit hit(IndexSearcher searcher, Question question, FieldDoc found)
      throws IOException {
    Document stored = searcher.storedFields().document(found.doc);
    String id = stored.get(Documents.ID);
    if (question.blank()) {
      return new Hit(id, 0, List.of());
    }
    List<Highlight> reasons = Reasons.of(question, Documents.texts(stored));
    return new Hit(id, ((Number) found.fields[0]).doubleValue(), reasons);
  }
}
