package city.weir.server.overview;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.Directory;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page {@code /} and the pieces of it that are renewed. Everybody sees the same on it. */
@Controller
class PageController {
  private static final int MOST_HITS = 30;

  private final Figures figures;
  private final Openness openness;
  private final Contracts contracts;
  private final Directory directory;
  private final MessageSource words;
  private final Clock clock;

  PageController(
      Figures figures,
      Openness openness,
      Contracts contracts,
      Directory directory,
      MessageSource words,
      Clock clock) {
    this.figures = figures;
    this.openness = openness;
    this.contracts = contracts;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/")
  String page(HttpServletResponse response, Locale locale, Model model) {
    show(locale, model);
    if (!openness.open()) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return "closed";
    }
    model.addAttribute("overview", figures.open());
    found("", model);
    return "page";
  }

  @GetMapping("/pages/zones")
  String zones(HttpServletResponse response, Locale locale, Model model) {
    show(locale, model);
    if (!openness.open()) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return "closed";
    }
    model.addAttribute("overview", figures.open());
    return "zones :: zones";
  }

  @GetMapping("/pages/directory")
  String directory(
      @RequestParam(defaultValue = "") String q,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    show(locale, model);
    if (!openness.open()) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return "closed";
    }
    found(q, model);
    return "directory :: hits";
  }

  private void show(Locale locale, Model model) {
    model.addAttribute("show", new Display(words, locale, clock.instant()));
  }

  private void found(String text, Model model) {
    String asked =
        text.length() > SearchRequest.MAX_TEXT ? text.substring(0, SearchRequest.MAX_TEXT) : text;
    SearchResult result =
        directory.search(
            new SearchRequest(
                asked.strip(),
                Map.of(Facet.KIND, Directory.DATASETS),
                Audience.PUBLIC,
                0,
                MOST_HITS));
    List<DirectoryHit> hits =
        result.hits().stream()
            .flatMap(hit -> contracts.byId(hit.id()).stream())
            .map(DirectoryHit::of)
            .toList();
    long closed = contracts.all().stream().filter(c -> !c.directory().open()).count();
    model.addAttribute("hits", hits);
    model.addAttribute("total", result.total());
    model.addAttribute("closed", closed);
  }
}
