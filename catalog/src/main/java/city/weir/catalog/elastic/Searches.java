package city.weir.catalog.elastic;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.SearchResult.Hit;
import city.weir.catalog.elastic.Documents.Stored;
import city.weir.catalog.words.Question;
import city.weir.catalog.words.Questions;
import city.weir.catalog.words.Reasons;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks Elasticsearch. */
final class Searches {
  private static final int MOST_VALUES = 100;

  /** Under this name: how many match, filters aside. */
  private static final String SEEN = "seen";

  private static final String VALUES = "values";

  private final ElasticsearchClient client;
  private final String index;
  private final Questions questions;

  Searches(ElasticsearchClient client, String index, Questions questions) {
    this.client = client;
    this.index = index;
    this.questions = questions;
  }

  SearchResult search(SearchRequest request) throws IOException {
    Question question = questions.exact(request.text());
    SearchResponse<Stored> found = ask(request, question);
    if (!question.blank() && seen(found) == 0) {
      question = questions.lenient(request.text());
      found = ask(request, question);
    }
    TotalHits total = found.hits().total();
    return new SearchResult(
        total == null ? 0 : total.value(), hits(found, question), counts(found));
  }

  private SearchResponse<Stored> ask(SearchRequest request, Question question) throws IOException {
    return client.search(
        s ->
            s.index(index)
                .query(Queries.of(question, request.audience()))
                .postFilter(Queries.passing(request.filters(), null))
                .aggregations(aggregations(request))
                .sort(order(question))
                .from(request.offset())
                .size(request.limit())
                .trackTotalHits(t -> t.enabled(true))
                .trackScores(!question.blank())
                .source(c -> c.filter(f -> f.includes(Documents.ID, Documents.TEXTS))),
        Stored.class);
  }

  private static Map<String, Aggregation> aggregations(SearchRequest request) {
    Map<String, Aggregation> all = new HashMap<>();
    all.put(SEEN, Aggregation.of(a -> a.filter(f -> f.matchAll(m -> m))));
    for (Facet facet : Facet.values()) {
      all.put(
          facet.name(),
          Aggregation.of(
              a ->
                  a.filter(Queries.passing(request.filters(), facet))
                      .aggregations(
                          VALUES,
                          v -> v.terms(t -> t.field(Documents.fieldOf(facet)).size(MOST_VALUES)))));
    }
    return all;
  }

  /**
   * Among equals what is in force, then what is fresh, then what is good; so pages never overlap.
   */
  private static List<SortOptions> order(Question question) {
    if (question.blank()) {
      return List.of(by(Documents.ID));
    }
    SortOptions best = SortOptions.of(s -> s.score(c -> c.order(SortOrder.Desc)));
    return Stream.concat(
            Stream.of(best),
            Stream.of(Documents.STANDING, Documents.FRESHNESS, Documents.QUALITY, Documents.ID)
                .map(Searches::by))
        .toList();
  }

  private static SortOptions by(String field) {
    return SortOptions.of(s -> s.field(f -> f.field(field).order(SortOrder.Asc)));
  }

  private static long seen(SearchResponse<Stored> found) {
    Aggregate seen = found.aggregations().get(SEEN);
    return seen == null ? 0 : seen.filter().docCount();
  }

  private static List<Hit> hits(SearchResponse<Stored> found, Question question) {
    List<Hit> hits = new ArrayList<>();
    for (var hit : found.hits().hits()) {
      Stored stored = hit.source();
      if (stored == null || stored.id() == null) {
        throw new IllegalStateException(
            "Elasticsearch gave a hit without its source (is _source switched off?)");
      }
      Map<Field, List<String>> texts = stored.texts();
      @Nullable Double score = hit.score();
      hits.add(
          new Hit(
              stored.id(),
              score == null ? 0 : score,
              question.blank() || texts == null ? List.of() : Reasons.of(question, texts)));
    }
    return hits;
  }

  private static Map<Facet, List<FacetCount>> counts(SearchResponse<Stored> found) {
    Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<FacetCount> values = new ArrayList<>();
      Aggregate passing = found.aggregations().get(facet.name());
      Aggregate terms = passing == null ? null : passing.filter().aggregations().get(VALUES);
      if (terms != null) {
        terms
            .sterms()
            .buckets()
            .array()
            .forEach(b -> values.add(new FacetCount(b.key().stringValue(), b.docCount())));
      }
      counts.put(facet, List.copyOf(values));
    }
    return counts;
  }
}
