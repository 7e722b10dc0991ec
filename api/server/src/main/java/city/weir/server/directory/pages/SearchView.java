package city.weir.server.directory.pages;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.Life;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found, as the page shows it.
 *
 * @param first number of the first hit shown, from 1
 * @param before address of the hits before these, or null
 * @param after address of the hits after these, or null
 */
record SearchView(
    String text,
    long total,
    List<Hit> hits,
    List<Facets> facets,
    int first,
    boolean narrowed,
    @Nullable String before,
    @Nullable String after) {
  private static final int VALUES = 40;

  /** The first are the best; more would hide the next hit. */
  private static final int REASONS = 4;

  /** Those that most people narrow by. */
  private static final Set<Facet> OPEN = EnumSet.of(Facet.KIND, Facet.THEME, Facet.SHARE);

  SearchView {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  static SearchView of(SearchForm form, SearchResult found, List<Hit> hits) {
    int next = form.from() + SearchForm.PAGE;
    return new SearchView(
        form.text(),
        found.total(),
        hits,
        facets(form, found),
        form.from() + 1,
        !form.filters().isEmpty(),
        form.from() == 0 ? null : form.address(Math.max(0, form.from() - SearchForm.PAGE)),
        next < found.total() ? form.address(next) : null);
  }

  private static List<Facets> facets(SearchForm form, SearchResult found) {
    List<Facets> all = new ArrayList<>();
    for (Map.Entry<Facet, List<FacetCount>> each : found.facets().entrySet()) {
      Set<String> chosen = form.filters().getOrDefault(each.getKey(), Set.of());
      List<Value> values = new ArrayList<>();
      chosen.forEach(value -> values.add(new Value(value, count(each.getValue(), value), true)));
      each.getValue().stream()
          .filter(count -> !chosen.contains(count.value()))
          .limit(VALUES)
          .forEach(count -> values.add(new Value(count.value(), count.count(), false)));
      if (!values.isEmpty()) {
        all.add(
            new Facets(
                SearchForm.word(each.getKey()),
                !chosen.isEmpty() || OPEN.contains(each.getKey()),
                chosen.size(),
                values));
      }
    }
    return all;
  }

  private static long count(List<FacetCount> counts, String value) {
    return counts.stream()
        .filter(count -> count.value().equals(value))
        .mapToLong(FacetCount::count)
        .sum();
  }

  /**
   * @param word such as {@code update-cycle}
   * @param open whether its values are shown at once
   * @param chosen how many of them are chosen
   */
  record Facets(String word, boolean open, int chosen, List<Value> values) {
    Facets {
      values = List.copyOf(values);
    }
  }

  record Value(String value, long count, boolean chosen) {}

  /**
   * An entry that was found.
   *
   * @param kind such as {@code camera}
   * @param share 共享类型, such as 有条件共享
   * @param state such as {@code published}
   */
  record Hit(
      String id,
      String title,
      @Nullable String english,
      String summary,
      @Nullable String englishSummary,
      String kind,
      String share,
      String state,
      String provider,
      String cycle,
      List<Reason> reasons) {
    Hit {
      reasons = List.copyOf(reasons);
    }

    /**
     * @param draft what is in force of it
     */
    static Hit of(Life life, Draft draft, List<Highlight> highlights) {
      return new Hit(
          life.id(),
          draft.get(Field.TITLE),
          written(draft, Field.ENGLISH),
          draft.get(Field.SUMMARY),
          written(draft, Field.ENGLISH_SUMMARY),
          word(life.kind()),
          draft.get(Field.SHARE_TYPE),
          word(life.latest().state()),
          draft.get(Field.PROVIDER),
          draft.get(Field.UPDATE_CYCLE),
          highlights.stream().limit(REASONS).map(Reason::of).toList());
    }

    private static @Nullable String written(Draft draft, Field field) {
      return draft.has(field) ? draft.get(field) : null;
    }
  }

  /**
   * Why it was found.
   *
   * @param field where, such as {@code title}
   * @param how such as {@code synonym}
   * @param asked what was asked for, in its words
   */
  record Reason(String field, String how, String asked, List<Piece> pieces) {
    static Reason of(Highlight highlight) {
      return new Reason(
          word(highlight.field()), word(highlight.how()), highlight.asked(), Piece.of(highlight));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
