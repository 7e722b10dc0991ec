package city.weir.server.standards;

import city.weir.catalog.draft.Words;
import city.weir.catalog.standard.CodeLines;
import city.weir.catalog.standard.CodeList;
import city.weir.server.console.ConsolePages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.settings.CityTime;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where stewards propose a code list, or a new version of one: they see what is wrong by line, and
 * what it changes in the list in force, before they send it to be judged by another.
 */
@ConsolePages
@RequestMapping("/console/standards")
class CodeListPages {
  private final StandardDesk desk;
  private final Clock clock;
  private final CityTime time;

  CodeListPages(StandardDesk desk, Clock clock, CityTime time) {
    this.desk = desk;
    this.clock = clock;
    this.time = time;
  }

  @GetMapping("/new-code-list")
  String blank(@RequestParam(defaultValue = "") String id, Subject reader, Model model) {
    StandardPages.steward(reader);
    model.addAttribute("known", !id.isBlank());
    model.addAttribute(
        "form",
        CodeListForm.begun(
            id,
            desk.listInForce(id),
            desk.listProposed(id),
            LocalDate.now(clock.withZone(time.zone()))));
    return "console/standards/code-list";
  }

  /** Tells what is wrong, and what it would change; nothing is kept. */
  @PostMapping("/new-code-list")
  String check(@RequestParam MultiValueMap<String, String> sent, Subject reader, Model model) {
    StandardPages.steward(reader);
    return checked(CodeListForm.of(sent), List.of(), model);
  }

  /**
   * Proposes it.
   *
   * @param seen the mark of what was checked: something else is checked first
   */
  @PostMapping("/code-lists")
  String propose(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(defaultValue = "") String seen,
      HttpServletRequest http,
      Subject reader,
      Model model) {
    StandardPages.steward(reader);
    CodeListForm form = CodeListForm.of(sent);
    Optional<CodeList> inForce = desk.listInForce(form.id());
    CodeLines codes = CodeLines.read(form.lines());
    if (!form.mark().equals(seen) || !codes.sound() || !form.problems(inForce).isEmpty()) {
      return checked(form, List.of(), model);
    }
    try {
      desk.propose(http, reader, () -> form.list(inForce, codes));
      return "redirect:/console/standards/code-lists/" + form.id();
    } catch (ProblemException e) {
      if (e.code() != ProblemCode.BAD_STANDARD) {
        throw e;
      }
      return checked(form, e.problems(), model);
    }
  }

  private String checked(CodeListForm form, List<Words> refused, Model model) {
    Optional<CodeList> inForce = desk.listInForce(form.id());
    CodeLines codes = CodeLines.read(form.lines());
    List<Words> problems = form.problems(inForce);
    List<Words> further = refused;
    if (problems.isEmpty() && codes.sound()) {
      CodeList proposed = form.list(inForce, codes);
      further = refused.isEmpty() ? desk.problems(proposed) : refused;
      model.addAttribute("difference", ListDifference.of(inForce, proposed));
      if (further.isEmpty()) {
        model.addAttribute("seen", form.mark());
      }
    }
    model.addAttribute("known", inForce.isPresent());
    model.addAttribute("form", form);
    model.addAttribute("codes", codes);
    model.addAttribute("problems", problems);
    model.addAttribute("further", further);
    return "console/standards/code-list";
  }
}
