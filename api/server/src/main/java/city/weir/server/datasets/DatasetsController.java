package city.weir.server.datasets;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.FacetCount;
import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.Directory;
import city.weir.server.directory.DirectoryRights;
import city.weir.server.paging.OffsetToken;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "datasets", description = "目录与数据 / The directory, and the rows of its datasets")
class DatasetsController {
  private final Directory directory;
  private final Contracts contracts;
  private final KnownDatasets datasets;
  private final Descriptions descriptions;

  DatasetsController(
      Directory directory, Contracts contracts, KnownDatasets datasets, Descriptions descriptions) {
    this.directory = directory;
    this.contracts = contracts;
    this.datasets = datasets;
    this.descriptions = descriptions;
  }

  @GetMapping("/api/v1/datasets")
  @Operation(
      operationId = "searchDatasets",
      summary = "检索目录 / Search the directory",
      description = "Without a token: the datasets open to society. With one: those in force.")
  DatasetPage search(
      @RequestParam(defaultValue = "") @Parameter(description = "words, in Chinese or English")
          String q,
      @RequestParam(required = false) @Nullable Set<String> category,
      @RequestParam(required = false) @Nullable Set<String> theme,
      @RequestParam(required = false) @Nullable Set<String> provider,
      @RequestParam(required = false) @Nullable Set<String> zone,
      @RequestParam(required = false) @Nullable Set<String> share,
      @RequestParam(required = false) @Nullable Set<String> open,
      @RequestParam(required = false) @Nullable Set<String> updateCycle,
      @RequestParam(required = false) @Nullable Set<String> format,
      @RequestParam(defaultValue = "20") @Parameter(description = "0 to 100") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject,
      Call call) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    filters.put(Facet.KIND, Directory.DATASETS);
    put(filters, Facet.CATEGORY, category);
    put(filters, Facet.THEME, theme);
    put(filters, Facet.PROVIDER, provider);
    put(filters, Facet.ZONE, zone);
    put(filters, Facet.SHARE, share);
    put(filters, Facet.OPEN, open);
    put(filters, Facet.UPDATE_CYCLE, updateCycle);
    put(filters, Facet.FORMAT, format);
    int offset = OffsetToken.read(pageToken);
    SearchResult found = directory.search(request(q, filters, subject, offset, limit));
    List<DatasetSummary> items = new ArrayList<>();
    for (SearchResult.Hit hit : found.hits()) {
      contracts
          .byId(hit.id())
          .ifPresent(c -> items.add(descriptions.summary(subject, call, c, hit.highlights())));
    }
    int end = offset + found.hits().size();
    boolean more = !found.hits().isEmpty() && end < found.total();
    Map<String, List<FacetCount>> facets = new TreeMap<>();
    found.facets().forEach((facet, counts) -> facets.put(name(facet), counts));
    // Of other kinds nothing is listed here.
    facets.remove(name(Facet.KIND));
    return new DatasetPage(items, more ? OffsetToken.write(end) : null, found.total(), facets);
  }

  @GetMapping("/api/v1/datasets/{id}")
  @Operation(
      operationId = "readDataset",
      summary = "查看目录条目 / Read one entry of the directory",
      description =
          "The entry, its columns as you would see them, on which terms it is shared, and what"
              + " would open it to you.")
  DatasetDetail read(@PathVariable String id, Subject subject, Call call) {
    DataContract dataset = datasets.find(subject, id);
    return descriptions.detail(subject, call, dataset);
  }

  private static SearchRequest request(
      String q, Map<Facet, Set<String>> filters, Subject subject, int offset, int limit) {
    try {
      return new SearchRequest(q, filters, DirectoryRights.audience(subject), offset, limit);
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  private static void put(
      Map<Facet, Set<String>> filters, Facet facet, @Nullable Set<String> values) {
    if (values != null) {
      filters.put(facet, values);
    }
  }

  /** {@code UPDATE_CYCLE} is the parameter {@code updateCycle}. */
  private static String name(Facet facet) {
    String name = facet.name().toLowerCase(Locale.ROOT);
    int bar = name.indexOf('_');
    return bar < 0
        ? name
        : name.substring(0, bar)
            + Character.toUpperCase(name.charAt(bar + 1))
            + name.substring(bar + 2);
  }
}
