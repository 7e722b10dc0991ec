package city.weir.server.grading;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.Proposal.State;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractException;
import city.weir.server.audit.Audit;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where stewards decide on grades, one by one or together; owners see what is proposed for theirs.
 */
@ConsolePages
@RequestMapping("/console/grading")
class GradingPages {
  private static final int LISTED = 200;
  private static final Set<State> OPEN = EnumSet.of(State.PROPOSED, State.SECONDED);

  private final Gradings gradings;
  private final LowerGrades lowerGrades;
  private final Scans scans;
  private final Contracts contracts;
  private final Audit audit;

  GradingPages(
      Gradings gradings, LowerGrades lowerGrades, Scans scans, Contracts contracts, Audit audit) {
    this.gradings = gradings;
    this.lowerGrades = lowerGrades;
    this.scans = scans;
    this.contracts = contracts;
    this.audit = audit;
  }

  @Bean
  static ConsoleEntry gradingEntry() {
    return new ConsoleEntry("/console/grading", "grading", 16, Set.of(Role.OWNER, Role.STEWARD));
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "open") String state,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    return show(state, reader, http, model);
  }

  private String show(String state, Subject reader, HttpServletRequest http, Model model) {
    State one =
        switch (state) {
          case "accepted" -> State.ACCEPTED;
          case "declined" -> State.DECLINED;
          case "superseded" -> State.SUPERSEDED;
          default -> null;
        };
    List<Proposal> found =
        gradings.list(reader, one == null ? OPEN : Set.of(one), null, null, LISTED);
    audit.permitted(http, reader, Deed.of("grading.read"), found.size() + " proposals");
    model.addAttribute("state", one == null ? "open" : one.word());
    model.addAttribute("groups", groups(found, reader));
    model.addAttribute("total", found.size());
    model.addAttribute("decides", one == null && reader.is(Role.STEWARD));
    model.addAttribute("scan", scans.newest().orElse(null));
    if (one == null && reader.is(Role.STEWARD)) {
      model.addAttribute("choices", contracts.all().stream().flatMap(ColumnChoice::above).toList());
      model.addAttribute("grades", ColumnChoice.GRADES);
    }
    return "console/grading/list";
  }

  private List<ProposalGroup> groups(List<Proposal> proposals, Subject reader) {
    Map<String, List<Proposal>> byDataset = new LinkedHashMap<>();
    proposals.forEach(
        p -> byDataset.computeIfAbsent(p.advice().entry(), id -> new ArrayList<>()).add(p));
    List<ProposalGroup> groups = new ArrayList<>();
    byDataset.forEach(
        (id, some) -> {
          Optional<DataContract> contract = contracts.byId(id);
          groups.add(
              new ProposalGroup(
                  id,
                  contract.map(DataContract::title).orElse(id),
                  contract.map(DataContract::english).orElse(null),
                  some.stream().map(p -> line(p, contract, reader)).toList()));
        });
    return groups;
  }

  private ProposalGroup.Line line(
      Proposal proposal, Optional<DataContract> contract, Subject reader) {
    Optional<Column> column = contract.flatMap(c -> c.column(proposal.advice().column()));
    Act first = proposal.first();
    return new ProposalGroup.Line(
        gradings.detail(proposal),
        column.map(Column::title).orElse(proposal.advice().column()),
        column.map(Column::english).orElse(null),
        first != null && first.by().equals(reader.id()));
  }

  @PostMapping
  String ask(
      @RequestParam String about,
      @RequestParam String grade,
      @RequestParam(defaultValue = "") String mask,
      @RequestParam String why,
      Subject reader,
      HttpServletRequest http) {
    String[] parts = about.split("/", 2);
    Proposal asked =
        lowerGrades.ask(
            http,
            reader,
            parts[0],
            parts.length == 2 ? parts[1] : "",
            grade.isEmpty() ? null : ExceptionWish.gradeOf(grade),
            LowerGrades.maskOf(mask),
            ExceptionWish.needed("why", why));
    return "redirect:/console/grading#" + asked.id();
  }

  @PostMapping("/acceptances")
  String acceptAll(
      @RequestParam @Nullable List<String> ids,
      @RequestParam(defaultValue = "") String comment,
      Subject reader,
      HttpServletRequest http,
      Model model)
      throws IOException {
    List<String> ticked = ids == null ? List.of() : ids.subList(0, Math.min(LISTED, ids.size()));
    model.addAttribute("outcomes", gradings.acceptAll(http, reader, ticked, comment));
    return show("open", reader, http, model);
  }

  @PostMapping("/{id}/acceptance")
  String accept(@PathVariable String id, Subject reader, HttpServletRequest http)
      throws IOException, ContractException {
    gradings.accept(http, reader, id, "");
    return "redirect:/console/grading";
  }

  @PostMapping("/{id}/refusal")
  String decline(
      @PathVariable String id,
      @RequestParam String reason,
      Subject reader,
      HttpServletRequest http) {
    gradings.decline(http, reader, id, reason);
    return "redirect:/console/grading";
  }

  @PostMapping("/scan")
  String scan(Subject reader, HttpServletRequest http, Model model) {
    if (!reader.is(Role.STEWARD)) {
      String why = "Stewards have datasets looked through";
      audit.denied(http, reader, Deed.of("grading.scan"), why);
      throw new ProblemException(ProblemCode.NOT_PERMITTED, why);
    }
    audit.permitted(http, reader, Deed.of("grading.scan"), "all datasets");
    model.addAttribute("scan", scans.start(reader.id(), Set.of()));
    return "console/grading/parts :: scan";
  }

  /** How far it has come; asked for by the page while one runs. */
  @GetMapping("/scan")
  String progress(Model model) {
    model.addAttribute("scan", scans.newest().orElse(null));
    return "console/grading/parts :: scan";
  }
}
