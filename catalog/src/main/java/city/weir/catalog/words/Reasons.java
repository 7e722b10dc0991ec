package city.weir.catalog.words;

import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.SearchResult.How;
import city.weir.catalog.SearchResult.Span;
import city.weir.catalog.words.Question.Part;
import city.weir.catalog.words.Wording.Near;
import city.weir.catalog.words.Wording.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says where in an entry what a question asks for was found, and why that answers it. */
public final class Reasons {
  private static final int PER_FIELD = 3;

  private Reasons() {}

  /**
   * @param texts of the entry
   * @return the parts in the order of {@link Field}, of each the places that have most of what was
   *     asked; never empty for an entry that answers
   */
  public static List<Highlight> of(Question question, Map<Field, List<String>> texts) {
    Map<Field, List<List<Term>>> terms = asked(question, texts);
    List<Highlight> whole = highlights(question, texts, terms, true);
    // Words may also be found one here, one there.
    return whole.isEmpty() ? highlights(question, texts, terms, false) : whole;
  }

  /** Of each text the terms that any wording asks for: few of the many it has. */
  private static Map<Field, List<List<Term>>> asked(
      Question question, Map<Field, List<String>> texts) {
    Set<String> wanted = new HashSet<>();
    List<Near> nears = new ArrayList<>();
    for (Part part : question.parts()) {
      for (Wording wording : part.wordings()) {
        if (wording instanceof Phrase phrase) {
          wanted.addAll(phrase.terms());
        } else if (wording instanceof Near near) {
          nears.add(near);
        }
      }
    }
    Map<Field, List<List<Term>>> asked = new EnumMap<>(Field.class);
    texts.forEach(
        (field, values) ->
            asked.put(
                field,
                values.stream()
                    .map(
                        text ->
                            Terms.of(text).stream()
                                .filter(
                                    t ->
                                        wanted.contains(t.text())
                                            || nears.stream().anyMatch(n -> isNear(n, t.text())))
                                .toList())
                    .toList()));
    return asked;
  }

  private static List<Highlight> highlights(
      Question question,
      Map<Field, List<String>> texts,
      Map<Field, List<List<Term>>> terms,
      boolean together) {
    List<Highlight> highlights = new ArrayList<>();
    for (Field field : Field.values()) {
      List<Found> places = new ArrayList<>();
      List<String> values = texts.getOrDefault(field, List.of());
      List<List<Term>> found = terms.getOrDefault(field, List.of());
      for (int i = 0; i < found.size(); i++) {
        if (!found.get(i).isEmpty()) {
          places.addAll(places(question, found.get(i), i, together));
        }
      }
      places.stream()
          .sorted(
              Comparator.comparing(Found::how)
                  .thenComparing(Comparator.comparingInt(Found::terms).reversed()))
          .limit(PER_FIELD)
          .sorted(Comparator.comparingInt(Found::at))
          .forEach(
              place ->
                  highlights.add(
                      new Highlight(
                          field,
                          values.get(place.at()),
                          merged(place.spans()),
                          place.how(),
                          String.join(" ", place.asked()))));
    }
    return highlights;
  }

  /** What was found in one value, by one relation to what was asked. */
  private record Found(int at, How how, Set<String> asked, Set<String> distinct, List<Span> spans) {
    int terms() {
      return distinct.size();
    }
  }

  private static List<Found> places(Question question, List<Term> terms, int at, boolean together) {
    Map<How, Found> found = new EnumMap<>(How.class);
    for (Part part : question.parts()) {
      How best = null;
      for (Wording wording : part.wordings()) {
        if (best == null || wording.how() == best) {
          List<Term> here = terms.stream().filter(t -> answers(wording, t)).toList();
          Set<String> distinct = new HashSet<>();
          here.forEach(t -> distinct.add(t.text()));
          boolean whole = !here.isEmpty() && distinct.size() >= needed(wording);
          // What says it in the very words says it best; no more is told of the same words then.
          if (whole) {
            best = wording.how();
          }
          if (whole || (!here.isEmpty() && (!together || wording.how() == How.WORDS))) {
            Found into =
                found.computeIfAbsent(
                    wording.how(),
                    how ->
                        new Found(
                            at, how, new LinkedHashSet<>(), new HashSet<>(), new ArrayList<>()));
            into.asked().add(wording.asked());
            into.distinct().addAll(distinct);
            here.forEach(t -> into.spans().add(new Span(t.start(), t.end())));
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static int needed(Wording wording) {
    return wording instanceof Phrase phrase ? phrase.needed() : 1;
  }

  private static boolean answers(Wording wording, Term term) {
    if (wording instanceof Near near) {
      return isNear(near, term.text());
    }
    return wording instanceof Phrase phrase && phrase.terms().contains(term.text());
  }

  private static boolean isNear(Near near, String term) {
    return term.length() >= Near.PREFIX
        && near.term().startsWith(term.substring(0, Near.PREFIX))
        && Math.abs(term.length() - near.term().length()) <= near.edits()
        && Edits.between(near.term(), term) <= near.edits();
  }

  /** In order; overlapping and touching ones become one. */
  private static List<Span> merged(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::start));
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.start() <= last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
