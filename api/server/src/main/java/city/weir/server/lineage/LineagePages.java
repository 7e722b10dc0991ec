package city.weir.server.lineage;

import city.weir.contract.DataContract;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.contracts.Contracts;
import city.weir.server.datasets.KnownDatasets;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people see where data comes from and where it goes. */
@ConsolePages
@RequestMapping("/console/lineage")
class LineagePages {
  private static final int LISTED = 100;

  private final Lineages lineages;
  private final Contracts contracts;
  private final KnownDatasets datasets;

  LineagePages(Lineages lineages, Contracts contracts, KnownDatasets datasets) {
    this.lineages = lineages;
    this.contracts = contracts;
    this.datasets = datasets;
  }

  @Bean
  static ConsoleEntry lineageEntry() {
    return new ConsoleEntry(
        "/console/lineage",
        "lineage",
        14,
        Set.of(Role.AGENCY, Role.OWNER, Role.STEWARD, Role.ANALYST));
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, Subject reader, Model model) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    List<DataContract> known =
        contracts.all().stream()
            .filter(c -> datasets.mayKnow(reader, c))
            .filter(
                c ->
                    (c.title() + " " + c.english() + " " + c.id())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .toList();
    model.addAttribute("q", q);
    model.addAttribute("total", known.size());
    model.addAttribute("datasets", known.subList(0, Math.min(LISTED, known.size())));
    return "console/lineage/list";
  }

  @GetMapping("/{id}")
  String show(
      @PathVariable String id,
      @RequestParam(defaultValue = "both") String direction,
      @RequestParam(defaultValue = "3") int depth,
      @RequestParam(defaultValue = "12") int width,
      @RequestParam(defaultValue = "") Set<String> open,
      @RequestParam @Nullable String column,
      @RequestParam(defaultValue = "false") boolean reads,
      HttpServletRequest request,
      Subject reader,
      Model model) {
    LineageView view = new LineageView(id, direction, depth, width, open, column, reads);
    Lineage lineage = lineages.of(reader, id, view.question(), request);
    model.addAttribute("view", view);
    model.addAttribute("lineage", lineage);
    model.addAttribute("picture", Drawing.of(lineage, view.open(), view.question().oneColumn()));
    model.addAttribute("detail", LineageDetail.of(lineage));
    model.addAttribute("above", Outline.above(lineage.trail()));
    model.addAttribute("below", Outline.below(lineage.trail()));
    model.addAttribute(
        "partners",
        contracts
            .byId(lineage.start().id())
            .filter(dataset -> Users.mayKnowPartners(reader, dataset))
            .isPresent());
    return request.getHeader("HX-Request") == null
        ? "console/lineage/show"
        : "console/lineage/show :: lineage";
  }
}
