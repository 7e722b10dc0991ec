package city.weir.server.audit;

import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.paging.SequenceToken;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.verify.Span;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's pages: who read what, who was refused, and whether the record is as it was. */
@ConsolePages
class AuditPages {
  private static final int ON_A_PAGE = 50;
  private static final int MOST_TOTALS = 200;

  private final AuditReading reading;
  private final Verifications verifications;
  private final Audit audit;

  AuditPages(AuditReading reading, Verifications verifications, Audit audit) {
    this.reading = reading;
    this.verifications = verifications;
    this.audit = audit;
  }

  @Bean
  static ConsoleEntry auditEntry() {
    return new ConsoleEntry("/console/audit", "audit", 80, Set.of(Subject.Role.AUDITOR));
  }

  @GetMapping("/console/audit")
  String search(
      AuditForm form,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject reader,
      HttpServletRequest request,
      Model model) {
    AuditPage page =
        reading.search(request, reader, form.question(), SequenceToken.read(pageToken), ON_A_PAGE);
    String token = SequenceToken.write(page.before());
    model.addAttribute("form", form);
    model.addAttribute("outcomes", Outcome.values());
    model.addAttribute("events", page.entries());
    model.addAttribute("older", token == null ? null : form.at("/console/audit", token));
    model.addAttribute("export", form.at("/console/audit/export", null));
    model.addAttribute("summary", form.at("/console/audit/summary", null));
    return "console/audit/search";
  }

  /** What the search finds, as CSV; the newest so many, as the file's last line would not tell. */
  @GetMapping("/console/audit/export")
  void export(
      AuditForm form, Subject reader, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<Entry> found = reading.export(request, reader, form.question());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    AuditCsv.write(found, response.getWriter());
  }

  @GetMapping("/console/audit/events/{sequence}")
  String event(
      @PathVariable long sequence, Subject reader, HttpServletRequest request, Model model) {
    Entry entry =
        reading
            .find(request, reader, sequence)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NOT_FOUND, "There is no audit event " + sequence));
    model.addAttribute("entry", entry);
    model.addAttribute("before", reading.before(sequence));
    return "console/audit/event";
  }

  @GetMapping("/console/audit/summary")
  String summary(
      AuditForm form,
      @RequestParam(required = false) @Nullable Set<Facet> by,
      Subject reader,
      HttpServletRequest request,
      Model model) {
    Set<Facet> facets =
        by == null || by.isEmpty()
            ? EnumSet.of(Facet.SUBJECT, Facet.DATASET, Facet.AGREEMENT)
            : EnumSet.copyOf(by);
    List<AuditTotal> totals =
        reading.summarise(request, reader, form.question(), facets, MOST_TOTALS);
    List<AuditTotal> days =
        reading.summarise(request, reader, form.question(), EnumSet.of(Facet.DAY), MOST_TOTALS);
    model.addAttribute("form", form);
    model.addAttribute("facets", Facet.values());
    model.addAttribute("by", facets);
    model.addAttribute("totals", totals);
    model.addAttribute("days", DayBar.of(days));
    return "console/audit/summary";
  }

  @GetMapping("/console/audit/verifications")
  String verifications(Model model) {
    model.addAttribute("runs", verifications.newest());
    return "console/audit/verifications";
  }

  @PostMapping("/console/audit/verifications")
  String verify(Subject reader, HttpServletRequest request) {
    audit.permitted(request, reader, Deed.of("audit.verify"), "asked for a verification");
    verifications.start(Span.ALL, reader.id());
    return "redirect:/console/audit/verifications";
  }
}
