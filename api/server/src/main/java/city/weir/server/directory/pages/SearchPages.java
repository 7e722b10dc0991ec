package city.weir.server.directory.pages;

import city.weir.catalog.SearchResult;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.lifecycle.Life;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.EntryInSight;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
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
    return found.hits().stream().flatMap(hit -> hit(reader, hit).stream()).toList();
  }

  private Optional<SearchView.Hit> hit(Subject reader, SearchResult.Hit found) {
    try {
      EntryInSight seen = reading.find(reader, found.id(), null);
      Life life = seen.life();
      // What is searched is what is in force, whatever is being written beside it.
      Draft draft =
          life.published() == 0 || life.published() == seen.shown().number()
              ? seen.shown().draft()
              : reading.find(reader, life.id(), life.published()).shown().draft();
      return Optional.of(SearchView.Hit.of(life, draft, found.highlights()));
    } catch (ProblemException e) {
      if (e.code() != ProblemCode.NOT_FOUND) {
        throw e;
      }
      // Taken out of force since it was found.
      return Optional.empty();
    }
  }
}
