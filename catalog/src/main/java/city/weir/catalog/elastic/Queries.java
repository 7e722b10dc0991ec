package city.weir.catalog.elastic;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.words.Question;
import city.weir.catalog.words.Question.Part;
import city.weir.catalog.words.Weights;
import city.weir.catalog.words.Wording;
import city.weir.catalog.words.Wording.Near;
import city.weir.catalog.words.Wording.Phrase;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions as Elasticsearch asks them. */
final class Queries {
  private Queries() {}

  static Query of(Question question, Audience audience) {
    BoolQuery.Builder query = new BoolQuery.Builder();
    query.filter(term(Documents.AUDIENCE, audience.name()));
    if (question.blank()) {
      return query.build()._toQuery();
    }
    query.should(worth(term(Documents.TITLE, question.title()), Weights.SAME_TITLE));
    for (Part part : question.parts()) {
      query.filter(matching(part));
      scoring(part, query);
    }
    return query.build()._toQuery();
  }

  /** What passes all filters but that of {@code except}. */
  static Query passing(Map<Facet, Set<String>> filters, @Nullable Facet except) {
    BoolQuery.Builder all = new BoolQuery.Builder();
    filters.forEach(
        (facet, values) -> {
          if (facet != except) {
            List<FieldValue> wanted = values.stream().map(FieldValue::of).toList();
            all.filter(
                f -> f.terms(t -> t.field(Documents.fieldOf(facet)).terms(v -> v.value(wanted))));
          }
        });
    return all.build()._toQuery();
  }

  private static Query matching(Part part) {
    BoolQuery.Builder any = new BoolQuery.Builder();
    any.should(term(Documents.NAME, part.name()));
    part.wordings().forEach(wording -> any.should(matching(wording)));
    return any.build()._toQuery();
  }

  private static Query matching(Wording wording) {
    if (wording instanceof Near near) {
      return near(Documents.ALL, near);
    }
    Phrase phrase = (Phrase) wording;
    BoolQuery.Builder terms = new BoolQuery.Builder();
    phrase.terms().forEach(t -> terms.should(term(Documents.ALL, t)));
    return terms.minimumShouldMatch(Integer.toString(phrase.needed())).build()._toQuery();
  }

  private static void scoring(Part part, BoolQuery.Builder query) {
    query.should(worth(term(Documents.NAME, part.name()), Weights.SAME_NAME));
    for (Field field : Field.values()) {
      List<Query> ways = new ArrayList<>();
      for (Wording wording : part.wordings()) {
        if (wording.worth() > 0 && Weights.counts(field, wording.how())) {
          ways.add(scoring(field, wording));
        }
      }
      if (!ways.isEmpty()) {
        query.should(s -> s.disMax(d -> d.queries(ways).tieBreaker(0.0)));
      }
    }
  }

  private static Query scoring(Field field, Wording wording) {
    String in = Documents.fieldOf(field);
    float worth = Weights.of(field) * wording.worth();
    if (wording instanceof Near near) {
      return worth(near(in, near), worth);
    }
    Phrase phrase = (Phrase) wording;
    float each = worth / phrase.terms().size();
    BoolQuery.Builder terms = new BoolQuery.Builder();
    for (String text : phrase.terms()) {
      terms.should(worth(term(in, text), each));
      if (field == Field.TITLE) {
        float length = Weights.TITLE_LENGTH * wording.worth();
        terms.should(s -> s.term(t -> t.field(in).value(text).boost(length)));
      }
    }
    return terms.build()._toQuery();
  }

  private static Query near(String field, Near near) {
    return Query.of(
        q ->
            q.fuzzy(
                f ->
                    f.field(field)
                        .value(near.term())
                        .fuzziness(Integer.toString(near.edits()))
                        .prefixLength(Near.PREFIX)
                        .maxExpansions(Near.MOST_TERMS)
                        .transpositions(true)));
  }

  private static Query worth(Query query, float worth) {
    return Query.of(q -> q.constantScore(c -> c.filter(query).boost(worth)));
  }

  private static Query term(String field, String text) {
    return Query.of(q -> q.term(t -> t.field(field).value(text)));
  }
}
