package city.weir.server.datasets;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.contract.DataContract;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.Directory;
import city.weir.server.directory.DirectoryRights;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people find datasets, see what they would get of them and why not more, and try it. */
@ConsolePages
@RequestMapping("/console/datasets")
class DatasetPages {
  private static final int LISTED = 50;

  private final Directory directory;
  private final Contracts contracts;
  private final KnownDatasets datasets;
  private final Descriptions descriptions;

  DatasetPages(
      Directory directory, Contracts contracts, KnownDatasets datasets, Descriptions descriptions) {
    this.directory = directory;
    this.contracts = contracts;
    this.datasets = datasets;
    this.descriptions = descriptions;
  }

  @Bean
  static ConsoleEntry datasetsEntry() {
    return new ConsoleEntry(
        "/console/datasets",
        "datasets",
        10,
        Set.of(Role.AGENCY, Role.OWNER, Role.STEWARD, Role.ANALYST));
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam @Nullable String share,
      HttpServletRequest http,
      Subject reader,
      Call call,
      Model model) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    filters.put(Facet.KIND, Directory.DATASETS);
    if (share != null && !share.isBlank()) {
      filters.put(Facet.SHARE, Set.of(share));
    }
    String text = q.length() > SearchRequest.MAX_TEXT ? q.substring(0, SearchRequest.MAX_TEXT) : q;
    SearchResult found =
        directory.search(
            new SearchRequest(text, filters, DirectoryRights.audience(reader), 0, LISTED));
    List<DatasetSummary> hits = new ArrayList<>();
    for (SearchResult.Hit hit : found.hits()) {
      contracts
          .byId(hit.id())
          .ifPresent(c -> hits.add(descriptions.summary(reader, call, c, hit.highlights())));
    }
    model.addAttribute("hits", hits);
    model.addAttribute("total", found.total());
    model.addAttribute("q", text);
    model.addAttribute("share", share == null ? "" : share);
    return http.getHeader("HX-Request") == null
        ? "console/datasets/list"
        : "console/datasets/list :: hits";
  }

  @GetMapping("/{id}")
  String detail(@PathVariable String id, Subject reader, Call call, Model model) {
    DataContract dataset = datasets.find(reader, id);
    model.addAttribute("dataset", descriptions.detail(reader, call, dataset));
    model.addAttribute("mayAsk", reader.is(Role.AGENCY));
    model.addAttribute(
        "rows",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/api/v1/datasets/{id}/rows")
            .buildAndExpand(dataset.id())
            .toUriString());
    return "console/datasets/detail";
  }
}
