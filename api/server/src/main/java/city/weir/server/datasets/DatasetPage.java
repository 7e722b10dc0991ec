package city.weir.server.datasets;

import city.weir.catalog.SearchResult.FacetCount;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Datasets that were found.
 *
 * @param total how many match in all
 * @param facets by what the search can be narrowed, with the number of matches of each value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatasetPage(
    List<DatasetSummary> items,
    @Nullable String nextPageToken,
    long total,
    Map<String, List<FacetCount>> facets) {}
