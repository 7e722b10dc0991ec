package city.weir.server.requests;

import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.datasets.KnownDatasets;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Finding;
import city.weir.sharing.request.State;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an agency asks for data, and follows what becomes of it. */
@ConsolePages
@RequestMapping("/console/requests")
class RequestPages {
  private static final int LISTED = 50;

  private final RequestReading requests;
  private final RequestDesk desk;
  private final KnownDatasets datasets;
  private final Purposes purposes;
  private final ZoneId zone;

  RequestPages(
      RequestReading requests,
      RequestDesk desk,
      KnownDatasets datasets,
      Purposes purposes,
      @Value("${weir.console.zone:Asia/Shanghai}") ZoneId zone) {
    this.requests = requests;
    this.desk = desk;
    this.datasets = datasets;
    this.purposes = purposes;
    this.zone = zone;
  }

  @Bean
  static ConsoleEntry requestsEntry() {
    return new ConsoleEntry("/console/requests", "requests", 20, Set.of(Role.AGENCY));
  }

  @GetMapping
  String list(Subject reader, @RequestParam @Nullable String before, Model model) {
    List<AccessRequest> found =
        requests.list(reader, RequestReading.Side.APPLICANT, null, null, before, LISTED);
    model.addAttribute("rows", found.stream().map(r -> row(r)).toList());
    model.addAttribute("next", found.size() == LISTED ? found.get(LISTED - 1).id() : null);
    return "console/requests/list";
  }

  @GetMapping("/new")
  String blank(
      Subject reader,
      @RequestParam String dataset,
      @RequestParam @Nullable String renews,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String use,
      @RequestParam(defaultValue = "") String ground,
      Model model) {
    RequestForm begun = RequestForm.begun(purpose, use, ground);
    return form(datasets.find(reader, dataset), begun, null, renews, List.of(), model);
  }

  /** What the machine says of the form as it stands: each finding goes to its field. */
  @PostMapping("/check")
  String check(
      Subject reader,
      @RequestParam String dataset,
      @RequestParam(required = false) @Nullable String renews,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    findings(
        requests.tryOut(
            reader,
            dataset,
            RequestForm.of(sent).wish(zone),
            renews == null || renews.isBlank() ? null : renews),
        model);
    return "console/requests/findings :: all";
  }

  @PostMapping
  String draft(
      HttpServletRequest http,
      Subject reader,
      @RequestParam String dataset,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable String renews,
      @RequestParam MultiValueMap<String, String> sent) {
    AccessRequest made =
        desk.draft(
            http,
            reader,
            dataset,
            RequestForm.of(sent).wish(zone),
            renews == null || renews.isBlank() ? null : renews,
            key);
    return handIn(http, reader, made.id(), sent);
  }

  @GetMapping("/{id}")
  String detail(@PathVariable String id, Subject reader, Model model) {
    AccessRequest request = requests.find(reader, id);
    AccessRequestDetail detail = requests.detail(request, reader);
    model.addAttribute("request", detail);
    model.addAttribute("editable", editable(request));
    model.addAttribute(
        "disputable", request.state() instanceof State.Refused refused && refused.disputable());
    model.addAttribute("purposes", purposes);
    return "console/requests/detail";
  }

  @GetMapping("/{id}/form")
  String form(@PathVariable String id, Subject reader, Model model) {
    AccessRequest request = requests.find(reader, id);
    if (!editable(request)) {
      return "redirect:/console/requests/" + request.id();
    }
    return form(
        datasets.find(reader, request.dataset()),
        RequestForm.of(request.asked(), zone),
        request.id(),
        request.renews(),
        requests.findings(request),
        model);
  }

  @PostMapping("/{id}")
  String amend(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam MultiValueMap<String, String> sent) {
    desk.amend(http, reader, id, RequestForm.of(sent).wish(zone));
    return handIn(http, reader, id, sent);
  }

  @PostMapping("/{id}/submission")
  String submit(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.submit(http, reader, id);
    return "redirect:/console/requests/" + id;
  }

  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.withdraw(http, reader, id, null);
    return "redirect:/console/requests/" + id;
  }

  @PostMapping("/{id}/dispute")
  String dispute(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.dispute(http, reader, id, comment);
    return "redirect:/console/requests/" + id;
  }

  @PostMapping("/{id}/escalation")
  String escalate(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.escalate(http, reader, id, null);
    return "redirect:/console/requests/" + id;
  }

  @PostMapping("/{id}/comments")
  String comment(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.comment(http, reader, id, comment);
    return "redirect:/console/requests/" + id;
  }

  /** Hands it in where that was asked for; what stands in the way is then shown in the form. */
  private String handIn(
      HttpServletRequest http, Subject reader, String id, MultiValueMap<String, String> sent) {
    if (!"submit".equals(sent.getFirst("then"))) {
      return "redirect:/console/requests/%s/form".formatted(id);
    }
    try {
      desk.submit(http, reader, id);
      return "redirect:/console/requests/" + id;
    } catch (ProblemException e) {
      if (e.code() != ProblemCode.BAD_REQUEST) {
        throw e;
      }
      return "redirect:/console/requests/%s/form".formatted(id);
    }
  }

  private String form(
      DataContract dataset,
      RequestForm form,
      @Nullable String id,
      @Nullable String renews,
      List<Finding> findings,
      Model model) {
    model.addAttribute("dataset", dataset);
    model.addAttribute("form", form);
    model.addAttribute("id", id);
    model.addAttribute("renews", renews == null ? "" : renews);
    model.addAttribute("key", UUID.randomUUID().toString());
    model.addAttribute("purposes", purposes.all());
    model.addAttribute("mostWords", requests.limits().words());
    model.addAttribute("grades", Arrays.stream(Grade.values()).map(Grade::word).toList());
    findings(findings, model);
    return "console/requests/form";
  }

  private static void findings(List<Finding> findings, Model model) {
    Map<String, List<Finding>> byField =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    f -> RequestForm.FIELDS.contains(f.field()) ? f.field() : "general"));
    model.addAttribute("fields", RequestForm.FIELDS);
    model.addAttribute("findings", byField);
    model.addAttribute("blocked", findings.stream().anyMatch(Finding::blocks));
  }

  private AccessRequestRow row(AccessRequest request) {
    return AccessRequestRow.of(request, requests.clock(request), false);
  }

  private static boolean editable(AccessRequest request) {
    return request.state() instanceof State.Draft || request.state() instanceof State.Returned;
  }
}
