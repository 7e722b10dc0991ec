package city.weir.server.directory;

import city.weir.catalog.SearchResult.FacetCount;
import city.weir.catalog.SearchResult.Highlight;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total how many match in all
 * @param facets by what it can be narrowed, with counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryHits(
    List<Hit> items,
    @Nullable String nextPageToken,
    long total,
    Map<String, List<FacetCount>> facets) {
  EntryHits {
    items = List.copyOf(items);
  }

  /**
   * @param why where its words were found, with the places
   */
  record Hit(EntryDetail entry, List<Highlight> why) {
    Hit {
      why = List.copyOf(why);
    }
  }
}
