package city.weir.server.requests;

import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.rows.RowTable;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Narrowing;
import city.weir.sharing.request.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Where those who answer for data look at what is asked for, and decide. */
@ConsolePages
@RequestMapping("/console/review")
class ReviewPages {
  private static final int LISTED = 100;

  /** Mine first, then what is due first; what has no clock last. */
  private static final Comparator<AccessRequestRow> QUEUE =
      Comparator.comparing(AccessRequestRow::awaitsYou)
          .reversed()
          .thenComparing(
              AccessRequestRow::due, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(AccessRequestRow::id, Comparator.reverseOrder());

  private final RequestReading requests;
  private final RequestDesk desk;
  private final Previews previews;
  private final Purposes purposes;
  private final ZoneId zone;

  ReviewPages(
      RequestReading requests,
      RequestDesk desk,
      Previews previews,
      Purposes purposes,
      @Value("${weir.console.zone:Asia/Shanghai}") ZoneId zone) {
    this.requests = requests;
    this.desk = desk;
    this.previews = previews;
    this.purposes = purposes;
    this.zone = zone;
  }

  @Bean
  static ConsoleEntry reviewEntry() {
    return new ConsoleEntry("/console/review", "review", 30, Set.of(Role.OWNER, Role.STEWARD));
  }

  @GetMapping
  String queue(
      Subject reader,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String before,
      Model model) {
    List<AccessRequest> found =
        requests.list(
            reader,
            RequestReading.Side.PROVIDER,
            null,
            state == null || state.isBlank() ? null : state,
            before,
            LISTED);
    model.addAttribute(
        "rows",
        found.stream()
            .map(r -> AccessRequestRow.of(r, requests.clock(r), requests.awaits(reader, r)))
            .sorted(QUEUE)
            .toList());
    model.addAttribute("state", state);
    model.addAttribute("next", found.size() == LISTED ? found.get(LISTED - 1).id() : null);
    model.addAttribute("purposes", purposes);
    return "console/review/list";
  }

  @GetMapping("/{id}")
  String detail(@PathVariable String id, Subject reader, Model model) {
    AccessRequest request = requests.find(reader, id);
    DataContract dataset = requests.dataset(request);
    Wish left = request.narrowed();
    model.addAttribute("request", requests.detail(request, reader));
    model.addAttribute("dataset", dataset);
    model.addAttribute("purposes", purposes);
    model.addAttribute("form", RequestForm.of(left, zone));
    model.addAttribute(
        "columns",
        dataset.columns().stream()
            .filter(c -> left.columns().isEmpty() || left.columns().contains(c.name()))
            .toList());
    model.addAttribute("grades", Arrays.stream(Grade.values()).map(Grade::word).toList());
    return "console/review/detail";
  }

  /** Exactly what the other side would see if the form were agreed to as it stands. */
  @PostMapping("/{id}/preview")
  String preview(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    Previews.Preview preview = previews.of(http, reader, id, narrowing(reader, id, sent));
    model.addAttribute("table", RowTable.of(preview.page()));
    return "console/review/preview :: seen";
  }

  @PostMapping("/{id}/approval")
  String approve(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam MultiValueMap<String, String> sent) {
    desk.approve(
        http, reader, id, RequestForm.written(text(sent, "comment")), narrowing(reader, id, sent));
    return "redirect:/console/review/" + id;
  }

  @PostMapping("/{id}/refusal")
  String refuse(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String ground,
      @RequestParam String comment) {
    desk.refuse(http, reader, id, ground, comment);
    return "redirect:/console/review/" + id;
  }

  @PostMapping("/{id}/return")
  String giveBack(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.giveBack(http, reader, id, comment);
    return "redirect:/console/review/" + id;
  }

  @PostMapping("/{id}/escalation")
  String escalate(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.escalate(http, reader, id, null);
    return "redirect:/console/review/" + id;
  }

  @PostMapping("/{id}/comments")
  String comment(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.comment(http, reader, id, comment);
    return "redirect:/console/review/" + id;
  }

  /** What of the form is less than what was asked for. */
  private Narrowing narrowing(Subject reader, String id, MultiValueMap<String, String> sent) {
    AccessRequest request = requests.find(reader, id);
    Wish asked = request.narrowed();
    RequestForm form = RequestForm.of(sent);
    Set<String> columns =
        form.columns().size() == shown(request, asked) ? Set.of() : form.columns();
    Instant until = form.end(zone);
    Integer calls = form.calls();
    String clearance = RequestForm.written(form.clearance());
    return new Narrowing(
        columns,
        RequestForm.written(text(sent, "only")),
        Map.of(),
        until == null || until.equals(asked.until()) ? null : until,
        Set.of(),
        calls == null || calls.equals(asked.callsPerDay()) ? null : calls,
        clearance == null || clearance.equals(asked.clearance()) ? null : clearance);
  }

  private int shown(AccessRequest request, Wish asked) {
    return asked.columns().isEmpty()
        ? requests.dataset(request).columns().size()
        : asked.columns().size();
  }

  private static String text(MultiValueMap<String, String> sent, String name) {
    String text = sent.getFirst(name);
    return text == null ? "" : text;
  }
}
