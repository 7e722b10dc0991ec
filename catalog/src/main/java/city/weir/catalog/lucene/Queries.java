package city.weir.catalog.lucene;

import city.weir.catalog.Audience;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.words.Question;
import city.weir.catalog.words.Question.Part;
import city.weir.catalog.words.Weights;
import city.weir.catalog.words.Wording;
import city.weir.catalog.words.Wording.Near;
import city.weir.catalog.words.Wording.Phrase;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;

/** A question as Lucene asks it of one state of the index. */
final class Queries {
  private final Question question;

  /** Of each word that may be mistyped, those of the index that may be meant. */
  private final Map<Near, List<String>> meant = new HashMap<>();

  Queries(IndexSearcher searcher, Question question) throws IOException {
    this.question = question;
    for (Part part : question.parts()) {
      for (Wording wording : part.wordings()) {
        if (wording instanceof Near near) {
          meant.put(near, near(searcher, near));
        }
      }
    }
  }

  private static List<String> near(IndexSearcher searcher, Near near) throws IOException {
    Query terms =
        new FuzzyQuery(
                new Term(Documents.ALL, near.term()),
                near.edits(),
                Near.PREFIX,
                Near.MOST_TERMS,
                true)
            .rewrite(searcher);
    Set<Term> found = new HashSet<>();
    terms.visit(QueryVisitor.termCollector(found));
    return found.stream().map(Term::text).toList();
  }

  /**
   * What answers, in the order of what counts most: an entry has few words there, and each is
   * looked at once, whatever number of wordings it stands in, so that many entries are put into
   * order fast.
   */
  Query rough(Audience audience) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(term(Documents.AUDIENCE, audience.name()), Occur.FILTER);
    if (question.blank()) {
      return query.add(new MatchAllDocsQuery(), Occur.FILTER).build();
    }
    question.parts().forEach(part -> query.add(matching(part), Occur.FILTER));
    return query.add(order(this::roughly), Occur.SHOULD).build();
  }

  /** What entries that answer are worth, by everything that counts; one without worth may lack. */
  Query fine() {
    return order(this::finely);
  }

  private Query order(BiConsumer<Part, BooleanQuery.Builder> ofPart) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(worth(term(Documents.TITLE, question.title()), Weights.SAME_TITLE), Occur.SHOULD);
    for (Part part : question.parts()) {
      query.add(worth(term(Documents.NAME, part.name()), Weights.SAME_NAME), Occur.SHOULD);
      ofPart.accept(part, query);
    }
    return query.build();
  }

  private Query matching(Part part) {
    return new AnyOf(
        Stream.concat(
                Stream.of(term(Documents.NAME, part.name())),
                part.wordings().stream().map(this::matching))
            .toList());
  }

  private Query matching(Wording wording) {
    if (wording instanceof Near near) {
      return near(Documents.ALL, near);
    }
    Phrase phrase = (Phrase) wording;
    if (phrase.needed() < phrase.terms().size()) {
      return new AtLeast(
          phrase.needed(),
          phrase.terms().stream().map(text -> new Term(Documents.ALL, text)).toList());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    phrase.terms().forEach(text -> all.add(term(Documents.ALL, text), Occur.FILTER));
    return all.build();
  }

  private void finely(Part part, BooleanQuery.Builder query) {
    for (Field field : Field.values()) {
      List<Query> ways = counted(part, field).map(wording -> sum(clauses(field, wording))).toList();
      if (!ways.isEmpty()) {
        query.add(ways.size() == 1 ? ways.get(0) : new DisjunctionMaxQuery(ways, 0), Occur.SHOULD);
      }
    }
  }

  private void roughly(Part part, BooleanQuery.Builder query) {
    for (Field field : List.of(Field.TITLE, Field.KEYWORDS)) {
      Map<Query, Float> once = new LinkedHashMap<>();
      counted(part, field)
          .forEach(
              wording ->
                  clauses(field, wording)
                      .forEach((clause, worth) -> once.merge(clause, worth, Math::max)));
      query.add(sum(once), Occur.SHOULD);
    }
  }

  /** The wordings that say something about the order when they are found in {@code field}. */
  private static Stream<Wording> counted(Part part, Field field) {
    return part.wordings().stream()
        .filter(wording -> wording.worth() > 0 && Weights.counts(field, wording.how()));
  }

  /** What is looked for in {@code field}, each with what it is worth there. */
  private Map<Query, Float> clauses(Field field, Wording wording) {
    String in = Documents.fieldOf(field);
    float worth = Weights.of(field) * wording.worth();
    if (wording instanceof Near near) {
      return Map.of(new ConstantScoreQuery(near(in, near)), worth);
    }
    List<String> texts = ((Phrase) wording).terms();
    Map<Query, Float> clauses = new LinkedHashMap<>();
    for (String text : texts) {
      clauses.put(new ConstantScoreQuery(term(in, text)), worth / texts.size());
      if (field == Field.TITLE) {
        clauses.put(term(in, text), Weights.TITLE_LENGTH * wording.worth());
      }
    }
    return clauses;
  }

  private static Query sum(Map<Query, Float> clauses) {
    BooleanQuery.Builder sum = new BooleanQuery.Builder();
    clauses.forEach((clause, worth) -> sum.add(new BoostQuery(clause, worth), Occur.SHOULD));
    return sum.build();
  }

  private Query near(String field, Near near) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    Objects.requireNonNull(meant.get(near))
        .forEach(text -> any.add(term(field, text), Occur.SHOULD));
    return any.build();
  }

  private static Query worth(Query query, float worth) {
    return new BoostQuery(new ConstantScoreQuery(query), worth);
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }
}
