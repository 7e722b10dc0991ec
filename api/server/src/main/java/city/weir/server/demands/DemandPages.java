package city.weir.server.demands;

import static java.util.stream.Collectors.toList;

import city.weir.catalog.demand.DemandRefused;
import city.weir.catalog.demand.WishCheck.Finding;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.Words;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.demands.DemandDesk.Side;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a partner says what it needs and follows it, and where that is matched and answered. */
@ConsolePages
@RequestMapping("/console/demands")
class DemandPages {
  private static final int LISTED = 50;
  private static final List<String> STAGES =
      List.of("made", "matched", "offered", "promised", "satisfied", "refused", "withdrawn");

  private final DemandDesk desk;
  private final EntriesInForce entries;
  private final Purposes purposes;

  DemandPages(DemandDesk desk, EntriesInForce entries, Purposes purposes) {
    this.desk = desk;
    this.entries = entries;
    this.purposes = purposes;
  }

  @Bean
  static ConsoleEntry demandsEntry() {
    return new ConsoleEntry(
        "/console/demands",
        "demands",
        24,
        Set.of(Role.AGENCY, Role.ANALYST, Role.OWNER, Role.STEWARD));
  }

  @GetMapping
  String list(
      Subject reader,
      @RequestParam(required = false) @Nullable String side,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String before,
      Model model) {
    Side shown = DemandsController.side(side, reader);
    List<DemandDetail> found =
        desk.list(reader, shown, DemandsController.stages(stage), before, LISTED);
    model.addAttribute("rows", found);
    model.addAttribute("next", found.size() == LISTED ? found.get(LISTED - 1).id() : null);
    model.addAttribute("side", shown.name().toLowerCase(Locale.ROOT));
    model.addAttribute("sides", sides(reader));
    model.addAttribute("stage", stage == null ? "" : stage);
    model.addAttribute("stages", STAGES);
    model.addAttribute("waiting", desk.waiting(reader, LISTED));
    model.addAttribute("mayMake", DemandDesk.mayMake(reader));
    return "console/demands/list";
  }

  @GetMapping("/new")
  String blank(@RequestParam(defaultValue = "") String title, Model model) {
    DemandForm begun = new DemandForm(title, "", "", "", "", "", "", "", "");
    return form(begun, null, List.of(), UUID.randomUUID().toString(), model);
  }

  @PostMapping
  String make(
      HttpServletRequest http,
      Subject reader,
      @RequestParam String key,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    try {
      DemandDesk.Made made = desk.make(http, reader, DemandForm.of(sent).wish(), key);
      return "redirect:/console/demands/" + made.demand().id();
    } catch (ProblemException e) {
      return again(e, DemandForm.of(sent), null, key, model);
    }
  }

  @GetMapping("/{id}")
  String detail(@PathVariable String id, Subject reader, Model model) {
    DemandDetail demand = desk.detail(reader, id);
    boolean own = demand.party().equals(reader.party());
    model.addAttribute("demand", demand);
    model.addAttribute("purpose", purposes.find(demand.wish().purpose()).orElse(null));
    model.addAttribute("own", own);
    model.addAttribute("editable", own && demand.waiting());
    boolean mayOffer = !own && reader.is(Role.STEWARD) && demand.open();
    model.addAttribute("mayOffer", mayOffer);
    model.addAttribute("mayAnswer", desk.mayAnswer(reader, demand));
    model.addAttribute("mayAsk", own && reader.is(Role.AGENCY));
    model.addAttribute("providers", mayOffer ? entries.providers() : List.of());
    return "console/demands/detail";
  }

  @GetMapping("/{id}/form")
  String form(@PathVariable String id, Subject reader, Model model) {
    DemandDetail demand = desk.detail(reader, id);
    if (!demand.party().equals(reader.party()) || !demand.waiting()) {
      return "redirect:/console/demands/" + id;
    }
    return form(DemandForm.of(demand.wish()), id, List.of(), "", model);
  }

  @PostMapping("/{id}")
  String amend(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    try {
      desk.amend(http, reader, id, DemandForm.of(sent).wish());
      return "redirect:/console/demands/" + id;
    } catch (ProblemException e) {
      return again(e, DemandForm.of(sent), id, "", model);
    }
  }

  @PostMapping("/{id}/matching")
  String match(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.match(http, reader, id);
    return "redirect:/console/demands/" + id;
  }

  @PostMapping("/{id}/offer")
  String offer(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String entry,
      @RequestParam(defaultValue = "") String comment) {
    desk.offer(http, reader, id, written(provider), written(entry), written(comment));
    return "redirect:/console/demands/" + id;
  }

  @PostMapping("/{id}/satisfaction")
  String satisfy(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String entry,
      @RequestParam(defaultValue = "") String comment) {
    desk.satisfy(http, reader, id, entry.strip(), written(comment));
    return "redirect:/console/demands/" + id;
  }

  @PostMapping("/{id}/promise")
  String promise(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String by,
      @RequestParam(defaultValue = "") String comment) {
    desk.promise(
        http,
        reader,
        id,
        Objects.requireNonNullElseGet(
            DemandForm.day(by),
            () -> {
              throw new ProblemException(
                  ProblemCode.BAD_DEMAND, new Words("请选择日期", "by: choose the day"));
            }),
        written(comment));
    return "redirect:/console/demands/" + id;
  }

  @PostMapping("/{id}/refusal")
  String refuse(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String ground,
      @RequestParam(defaultValue = "") String comment) {
    desk.refuse(http, reader, id, ground, written(comment));
    return "redirect:/console/demands/" + id;
  }

  @PostMapping("/{id}/withdrawal")
  String withdraw(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.withdraw(http, reader, id, null);
    return "redirect:/console/demands/" + id;
  }

  @PostMapping("/{id}/comments")
  String comment(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.comment(http, reader, id, comment);
    return "redirect:/console/demands/" + id;
  }

  /** The form as it was sent, with what is wrong in it at its fields. */
  private String again(
      ProblemException e, DemandForm form, @Nullable String id, String key, Model model) {
    if (e.code() != ProblemCode.BAD_DEMAND) {
      throw e;
    }
    List<Finding> found =
        e.getCause() instanceof DemandRefused refused && !refused.findings().isEmpty()
            ? refused.findings()
            : List.of(DemandForm.unreadable(e));
    return form(form, id, found, key, model);
  }

  private String form(
      DemandForm form, @Nullable String id, List<Finding> found, String key, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("id", id);
    model.addAttribute(
        "findings",
        found.stream()
            .collect(Collectors.groupingBy(Finding::field, LinkedHashMap::new, toList())));
    model.addAttribute("key", key);
    model.addAttribute("purposes", purposes.all());
    model.addAttribute("cycles", Guide.published().cycles());
    return "console/demands/form";
  }

  private static List<String> sides(Subject reader) {
    List<String> sides = new ArrayList<>();
    if (DemandDesk.mayMake(reader)) {
      sides.add("own");
    }
    if (reader.is(Role.OWNER)) {
      sides.add("provider");
    }
    if (reader.is(Role.STEWARD)) {
      sides.add("all");
    }
    return sides;
  }

  private static @Nullable String written(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
