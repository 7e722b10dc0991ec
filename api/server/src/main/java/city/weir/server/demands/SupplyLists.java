package city.weir.server.demands;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 供给清单 and 不予共享清单: both are the directory, seen from one side. */
@Component
class SupplyLists {
  private static final Set<String> SHARED = Set.of("unconditional", "conditional");
  private static final Set<String> NOT_SHARED = Set.of("withheld");

  private final EntriesInForce entries;

  SupplyLists(EntriesInForce entries) {
    this.entries = entries;
  }

  /**
   * @param shared the supply list, or what is not shared
   * @param provider name of the bureau, or null
   * @param theme 类/项, such as 主题/防汛抗旱, or null
   */
  record Question(
      boolean shared,
      String text,
      @Nullable String provider,
      @Nullable String theme,
      @Nullable String share) {
    Map<Facet, Set<String>> filters() {
      Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
      Set<String> shares = shared ? SHARED : NOT_SHARED;
      filters.put(Facet.SHARE, share == null || !shares.contains(share) ? shares : Set.of(share));
      if (provider != null && !provider.isBlank()) {
        filters.put(Facet.PROVIDER, Set.of(provider));
      }
      if (theme != null && !theme.isBlank()) {
        filters.put(Facet.THEME, Set.of(theme));
      }
      return filters;
    }
  }

  /**
   * @param facets of all that fit
   */
  record Found(
      long total, List<SupplyItem> items, Map<Facet, List<SearchResult.FacetCount>> facets) {}

  Found find(Question question, int offset, int limit) {
    SearchResult result =
        entries.search(
            new SearchRequest(
                question.text(), question.filters(), Audience.PARTNER, offset, limit));
    List<SupplyItem> items =
        result.hits().stream()
            .flatMap(hit -> entries.find(hit.id()).stream())
            .map(SupplyItem::of)
            .toList();
    return new Found(result.total(), items, result.facets());
  }

  /** All that fit, for a file. */
  List<SupplyItem> all(Question question) {
    List<SupplyItem> all = new ArrayList<>();
    Found page;
    int offset = 0;
    do {
      page = find(question, offset, SearchRequest.MAX_LIMIT);
      if (page.total() > SearchRequest.MAX_OFFSET) {
        throw new ProblemException(
            ProblemCode.BAD_QUERY,
            "%d entries are too many for one file (at most %d): narrow them by provider or theme"
                .formatted(page.total(), SearchRequest.MAX_OFFSET));
      }
      all.addAll(page.items());
      offset += SearchRequest.MAX_LIMIT;
    } while (offset < page.total());
    return all;
  }
}
