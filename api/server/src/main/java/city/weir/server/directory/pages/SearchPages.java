package city.weir.server.directory.pages;

import city.weir.catalog.SearchResult;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.DirectoryReading;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people find entries, and are told why these. */
@ConsolePages
class SearchPages {
  private final DirectoryReading reading;

  SearchPages(DirectoryReading reading) {
    this.reading = reading;
  }

  @Bean
  static ConsoleEntry directoryEntry() {
    return new ConsoleEntry(
        "/console/directory",
        "entries",
        5,
        Set.of(Role.AGENCY, Role.OWNER, Role.STEWARD, Role.ANALYST));
  }

  @GetMapping("/console/directory")
  String search(
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest http,
      Subject reader,
      Model model) {
    SearchForm form = SearchForm.of(sent);
    SearchResult found =
        reading.search(reader, form.text(), form.filters(), form.from(), SearchForm.PAGE);
    model.addAttribute("search", SearchView.of(form, found, hits(reader, found)));
    model.addAttribute("mayWrite", reader.is(Role.STEWARD) || reader.is(Role.OWNER));
    return http.getHeader("HX-Request") == null
        ? "console/directory/list"
        : "console/directory/list :: found";
  }

  private List<SearchView.Hit> hits(Subject reader, SearchResult found) {
    return found.hits().stream()
        .flatMap(
            hit ->
                reading
                    .published(reader, hit.id())
                    .map(e -> SearchView.Hit.of(e.life(), e.shown().draft(), hit.highlights()))
                    .stream())
        .toList();
  }
}
