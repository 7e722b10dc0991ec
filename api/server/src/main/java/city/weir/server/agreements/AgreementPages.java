package city.weir.server.agreements;

import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was agreed on, how it is used, and its end: for both sides of an agreement. */
@ConsolePages
@RequestMapping("/console/agreements")
class AgreementPages {
  /** How far back use is counted. */
  private static final Duration USE = Duration.ofDays(30);

  private static final int MOST_TOTALS = 1_000;

  private final Agreements agreements;
  private final AuditLog audit;
  private final Purposes purposes;
  private final Clock clock;
  private final ZoneId zone;

  AgreementPages(
      Agreements agreements,
      AuditLog audit,
      Purposes purposes,
      Clock clock,
      @Value("${weir.console.zone:Asia/Shanghai}") ZoneId zone) {
    this.agreements = agreements;
    this.audit = audit;
    this.purposes = purposes;
    this.clock = clock;
    this.zone = zone;
  }

  @Bean
  static ConsoleEntry agreementsEntry() {
    return new ConsoleEntry(
        "/console/agreements", "agreements", 25, Set.of(Role.AGENCY, Role.OWNER, Role.STEWARD));
  }

  /**
   * An agreement and its use.
   *
   * @param use of the last thirty days, or null when there was none
   */
  record Row(Agreement agreement, Agreement.Standing standing, @Nullable AuditTotal use) {}

  @GetMapping
  String list(Subject reader, @RequestParam @Nullable String dataset, Model model) {
    Instant now = clock.instant();
    List<Agreement> known =
        agreements.list(
            reader, a -> dataset == null || dataset.isBlank() || a.dataset().equals(dataset));
    Map<String, AuditTotal> use = use(known, now);
    model.addAttribute(
        "rows",
        known.stream()
            .map(a -> new Row(a, a.standing(now), use.get(a.id())))
            .sorted(
                Comparator.comparing((Row r) -> r.standing() != Agreement.Standing.ACTIVE)
                    .thenComparing(r -> r.agreement().dataset())
                    .thenComparing(r -> r.agreement().id()))
            .toList());
    model.addAttribute("dataset", dataset);
    model.addAttribute("purposes", purposes);
    return "console/agreements/list";
  }

  @GetMapping("/{id}")
  String detail(@PathVariable String id, Subject reader, Model model) {
    Instant now = clock.instant();
    Agreement agreement = agreements.find(reader, id);
    model.addAttribute("agreement", agreement);
    model.addAttribute("standing", agreement.standing(now));
    model.addAttribute("versions", agreements.versions(reader, id));
    model.addAttribute("mayChange", agreements.mayChange(reader, agreement));
    model.addAttribute("use", use(List.of(agreement), now).get(id));
    model.addAttribute("mine", agreement.recipient().equals(reader.party()));
    model.addAttribute("purposes", purposes);
    return "console/agreements/detail";
  }

  @PostMapping("/{id}/suspension")
  String suspend(
      @PathVariable String id, HttpServletRequest http, Subject reader, @RequestParam String note) {
    agreements.suspend(http, reader, id, note);
    return "redirect:/console/agreements/" + id;
  }

  @PostMapping("/{id}/resumption")
  String resume(
      @PathVariable String id, HttpServletRequest http, Subject reader, @RequestParam String note) {
    agreements.resume(http, reader, id, note);
    return "redirect:/console/agreements/" + id;
  }

  @PostMapping("/{id}/revocation")
  String revoke(
      @PathVariable String id, HttpServletRequest http, Subject reader, @RequestParam String note) {
    agreements.revoke(http, reader, id, note);
    return "redirect:/console/agreements/" + id;
  }

  @PostMapping("/{id}/renewal")
  String renew(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
      @RequestParam String note) {
    agreements.renew(http, reader, id, until.plusDays(1).atStartOfDay(zone).toInstant(), note);
    return "redirect:/console/agreements/" + id;
  }

  /** Data that went out under each of them lately, by id. */
  private Map<String, AuditTotal> use(List<Agreement> known, Instant now) {
    Set<String> datasets = known.stream().map(Agreement::dataset).collect(Collectors.toSet());
    Map<String, AuditTotal> use = new HashMap<>();
    if (!datasets.isEmpty()) {
      AuditFilter filter =
          new AuditFilter(
              datasets,
              null,
              null,
              null,
              null,
              Outcome.PERMIT,
              known.size() == 1 ? known.get(0).id() : null,
              null,
              now.minus(USE),
              null);
      for (AuditTotal total :
          audit.summarise(filter, Set.of(AuditTotal.Facet.AGREEMENT), MOST_TOTALS)) {
        String id = total.of().get(AuditTotal.Facet.AGREEMENT);
        if (id != null) {
          use.put(id, total);
        }
      }
    }
    return use;
  }
}
