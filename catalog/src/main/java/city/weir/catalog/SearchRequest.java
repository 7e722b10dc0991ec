package city.weir.catalog;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is looked for.
 *
 * @param text words in Chinese or English, taken literally (there is no query language); blank
 *     finds everything
 * @param filters wanted values of facets: any of the values of one facet, all of the facets
 * @param offset how many hits to pass over, 0 to {@link #MAX_OFFSET}
 * @param limit how many hits to return, 0 (only the total and the facets) to {@link #MAX_LIMIT}
 */
public record SearchRequest(
    String text, Map<Facet, Set<String>> filters, Audience audience, int offset, int limit) {
  public static final int MAX_TEXT = 200;
  public static final int MAX_OFFSET = 10_000;
  public static final int MAX_LIMIT = 100;

  public SearchRequest {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "Search text of %d characters is too long (at most %d)"
              .formatted(text.length(), MAX_TEXT));
    }
    if (offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException(
          "Offset %d is out of range (0 to %d; narrow the search instead)"
              .formatted(offset, MAX_OFFSET));
    }
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "Limit %d is out of range (0 to %d)".formatted(limit, MAX_LIMIT));
    }
    filters =
        filters.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /** Everything {@code audience} may know of that has the words of {@code text}, unfiltered. */
  public static SearchRequest of(String text, Audience audience, int limit) {
    return new SearchRequest(text, Map.of(), audience, 0, limit);
  }
}
