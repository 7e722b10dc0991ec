package city.weir.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param total how many entries match in all
 * @param hits the requested page of them, the best first; without text in the order of their ids
 * @param facets for each facet the values among the matches, the commonest first. A facet's own
 *     filter does not narrow its counts, so that one can see what else could be chosen.
 */
public record SearchResult(long total, List<Hit> hits, Map<Facet, List<FacetCount>> facets) {
  public SearchResult {
    hits = List.copyOf(hits);
    Map<Facet, List<FacetCount>> ordered = new EnumMap<>(Facet.class);
    ordered.putAll(facets);
    facets = Collections.unmodifiableMap(ordered);
  }

  /**
   * @param id of the entry
   * @param highlights why it matched; empty when there was no text
   */
  public record Hit(String id, double score, List<Highlight> highlights) {
    public Hit {
      highlights = List.copyOf(highlights);
    }
  }

  /**
   * A piece of the entry in which words of the search were found.
   *
   * @param text as the entry has it, not escaped for any markup
   * @param matches where in {@code text}, in order, not overlapping
   * @param how what was found has to do with what was asked
   * @param asked the words of the search for which this was found
   */
  public record Highlight(Field field, String text, List<Span> matches, How how, String asked) {
    public Highlight {
      matches = List.copyOf(matches);
    }
  }

  /** Why a piece of text answers words that were asked. */
  public enum How {
    /** It has the words, perhaps in another form of the same word. */
    WORDS,
    /** It has other words for the same. */
    SYNONYM,
    /** It sounds as was typed in Latin letters, or its words begin so. */
    PINYIN,
    /** It has nearly what was typed; only when nothing has what was typed. */
    TYPING
  }

  /** Characters {@code start} to before {@code end}. */
  public record Span(int start, int end) {}

  public record FacetCount(String value, long count) {}

  /** The parts of an entry that are searched. */
  public enum Field {
    TITLE,
    KEYWORDS,
    /** Name, title and English title of a column. */
    ITEM,
    CATEGORY,
    PROVIDER,
    SUMMARY,
    /** Id, table name or code of the entry. */
    NAME
  }
}
