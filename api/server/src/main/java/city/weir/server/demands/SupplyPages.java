package city.weir.server.demands;

import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The supply list, and the list of what is not shared. */
@ConsolePages
@RequestMapping("/console/supply")
class SupplyPages {
  private static final int LISTED = 50;

  private final SupplyLists lists;

  SupplyPages(SupplyLists lists) {
    this.lists = lists;
  }

  @Bean
  static ConsoleEntry supplyEntry() {
    return new ConsoleEntry(
        "/console/supply",
        "supply",
        22,
        Set.of(Role.AGENCY, Role.ANALYST, Role.OWNER, Role.STEWARD));
  }

  @GetMapping
  String supply(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String share,
      @RequestParam(defaultValue = "0") int from,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    return list(
        new SupplyLists.Question(true, cut(q), provider, theme, share), from, reader, http, model);
  }

  @GetMapping("/not-shared")
  String notShared(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "0") int from,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    return list(
        new SupplyLists.Question(false, cut(q), provider, theme, ""), from, reader, http, model);
  }

  private String list(
      SupplyLists.Question question,
      int from,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    int offset = Math.min(Math.max(0, from), SearchRequest.MAX_OFFSET);
    SupplyLists.Found found = lists.find(question, offset, LISTED);
    model.addAttribute("found", found);
    model.addAttribute("question", question);
    model.addAttribute("providers", values(found, Facet.PROVIDER));
    model.addAttribute("themes", values(found, Facet.THEME));
    model.addAttribute("next", offset + LISTED < found.total() ? offset + LISTED : null);
    model.addAttribute("mayAsk", reader.is(Role.AGENCY));
    model.addAttribute(
        "weak",
        question.shared()
            ? 0
            : found.items().stream().filter(i -> !"sound".equals(i.groundJudged())).count());
    return http.getHeader("HX-Request") == null
        ? "console/supply/list"
        : "console/supply/list :: found";
  }

  private static List<String> values(SupplyLists.Found found, Facet facet) {
    return found.facets().getOrDefault(facet, List.of()).stream()
        .map(SearchResult.FacetCount::value)
        .toList();
  }

  private static String cut(String q) {
    return q.length() > SearchRequest.MAX_TEXT ? q.substring(0, SearchRequest.MAX_TEXT) : q;
  }
}
