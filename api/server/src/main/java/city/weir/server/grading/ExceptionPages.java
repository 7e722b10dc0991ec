package city.weir.server.grading;

import city.weir.catalog.grading.exception.GradeException;
import city.weir.contract.GradeReason.Because;
import city.weir.contract.Origin;
import city.weir.contract.reading.ContractException;
import city.weir.server.audit.Audit;
import city.weir.server.console.ConsolePages;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where exceptions are asked for, judged and ended. */
@ConsolePages
@RequestMapping("/console/grading/exceptions")
class ExceptionPages {
  private static final int LISTED = 100;

  private final GradeExceptions exceptions;
  private final EndingExceptions ending;
  private final Contracts contracts;
  private final Audit audit;

  ExceptionPages(
      GradeExceptions exceptions, EndingExceptions ending, Contracts contracts, Audit audit) {
    this.exceptions = exceptions;
    this.ending = ending;
    this.contracts = contracts;
    this.audit = audit;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String about,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    List<ExceptionDetail> found =
        exceptions.list(reader, null, null, null, LISTED).stream().map(exceptions::detail).toList();
    audit.permitted(http, reader, Deed.of("grade-exception.read"), found.size() + " exceptions");
    model.addAttribute("exceptions", found);
    model.addAttribute("ending", ending.of(reader).stream().map(GradeException::id).toList());
    model.addAttribute("judges", reader.is(Role.STEWARD));
    model.addAttribute("about", about);
    model.addAttribute("choices", choices(reader));
    model.addAttribute("grades", ColumnChoice.GRADES);
    model.addAttribute("grounds", Arrays.stream(Because.values()).map(Because::word).toList());
    return "console/grading/exceptions";
  }

  private List<ColumnChoice> choices(Subject reader) {
    return contracts.all().stream()
        .filter(c -> c.origin() instanceof Origin.Model)
        .filter(c -> reader.is(Role.STEWARD) || reader.owns(c))
        .flatMap(ColumnChoice::of)
        .toList();
  }

  @PostMapping
  String ask(
      @RequestParam String about,
      @RequestParam String grade,
      @RequestParam String because,
      @RequestParam String why,
      @RequestParam String until,
      Subject reader,
      HttpServletRequest http) {
    String[] parts = about.split("/", 2);
    ExceptionWish wish =
        new ExceptionWish.Sent(
                parts[0], parts.length == 2 ? parts[1] : null, grade, because, why, null, until)
            .read();
    exceptions.ask(http, reader, wish, null);
    return "redirect:/console/grading/exceptions";
  }

  @PostMapping("/{id}/approval")
  String approve(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String comment,
      Subject reader,
      HttpServletRequest http)
      throws IOException, ContractException {
    GradeException approved = exceptions.approve(http, reader, id, comment);
    return "redirect:/console/grading/exceptions#" + approved.id();
  }

  @PostMapping("/{id}/refusal")
  String refuse(
      @PathVariable String id,
      @RequestParam String reason,
      Subject reader,
      HttpServletRequest http) {
    exceptions.refuse(http, reader, id, reason);
    return "redirect:/console/grading/exceptions#" + id;
  }

  @PostMapping("/{id}/revocation")
  String revoke(
      @PathVariable String id, @RequestParam String reason, Subject reader, HttpServletRequest http)
      throws IOException {
    exceptions.revoke(http, reader, id, reason);
    return "redirect:/console/grading/exceptions#" + id;
  }
}
