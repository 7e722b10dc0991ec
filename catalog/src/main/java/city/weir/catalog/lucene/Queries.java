package city.weir.catalog.lucene;

import city.weir.catalog.Audience;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.words.Question;
import city.weir.catalog.words.Question.Part;
import city.weir.catalog.words.Weights;
import city.weir.catalog.words.Wording;
import city.weir.catalog.words.Wording.Near;
import city.weir.catalog.words.Wording.Phrase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Questions as Lucene asks them. */
final class Queries {
  private Queries() {}

  /** What answers, in the order of everything that counts. */
  static Query of(Question question, Audience audience) {
    return of(question, audience, EnumSet.allOf(Field.class));
  }

  /**
   * What answers, in the order of what counts most: an entry has few words there, so that many
   * entries are put into order fast.
   */
  static Query rough(Question question, Audience audience) {
    return of(question, audience, EnumSet.of(Field.TITLE, Field.KEYWORDS));
  }

  private static Query of(Question question, Audience audience, Set<Field> counted) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(term(Documents.AUDIENCE, audience.name()), Occur.FILTER);
    if (question.blank()) {
      return query.add(new MatchAllDocsQuery(), Occur.FILTER).build();
    }
    query.add(worth(term(Documents.TITLE, question.title()), Weights.SAME_TITLE), Occur.SHOULD);
    for (Part part : question.parts()) {
      query.add(matching(part), Occur.FILTER);
      scoring(part, counted, query);
    }
    return query.build();
  }

  private static Query matching(Part part) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(term(Documents.NAME, part.name()), Occur.SHOULD);
    part.wordings().forEach(wording -> any.add(matching(wording), Occur.SHOULD));
    return any.build();
  }

  private static Query matching(Wording wording) {
    if (wording instanceof Near near) {
      return near(Documents.ALL, near);
    }
    Phrase phrase = (Phrase) wording;
    BooleanQuery.Builder terms = new BooleanQuery.Builder();
    boolean all = phrase.needed() == phrase.terms().size();
    phrase.terms().forEach(t -> terms.add(term(Documents.ALL, t), all ? Occur.MUST : Occur.SHOULD));
    return all ? terms.build() : terms.setMinimumNumberShouldMatch(phrase.needed()).build();
  }

  private static void scoring(Part part, Set<Field> counted, BooleanQuery.Builder query) {
    query.add(worth(term(Documents.NAME, part.name()), Weights.SAME_NAME), Occur.SHOULD);
    for (Field field : counted) {
      List<Query> ways = new ArrayList<>();
      for (Wording wording : part.wordings()) {
        if (wording.worth() > 0 && Weights.counts(field, wording.how())) {
          ways.add(scoring(field, wording));
        }
      }
      if (!ways.isEmpty()) {
        query.add(ways.size() == 1 ? ways.get(0) : new DisjunctionMaxQuery(ways, 0), Occur.SHOULD);
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
    BooleanQuery.Builder terms = new BooleanQuery.Builder();
    for (String text : phrase.terms()) {
      terms.add(worth(term(in, text), each), Occur.SHOULD);
      if (field == Field.TITLE) {
        float length = Weights.TITLE_LENGTH * wording.worth();
        terms.add(new BoostQuery(term(in, text), length), Occur.SHOULD);
      }
    }
    return terms.build();
  }

  private static Query near(String field, Near near) {
    return new FuzzyQuery(
        new Term(field, near.term()), near.edits(), Near.PREFIX, Near.MOST_TERMS, true);
  }

  private static Query worth(Query query, float worth) {
    return new BoostQuery(new ConstantScoreQuery(query), worth);
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }
}
