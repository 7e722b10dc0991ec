package city.weir.server.standards;

import city.weir.catalog.draft.Words;
import city.weir.catalog.standard.CodeList;
import city.weir.catalog.standard.Edition;
import city.weir.catalog.standard.Standard.Kind;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people find data elements and code lists, and stewards propose and approve them. */
@ConsolePages
@RequestMapping("/console/standards")
class StandardPages {
  private static final int LISTED = 100;
  private static final int CODES = 200;

  private final StandardDesk desk;
  private final Uses uses;

  StandardPages(StandardDesk desk, Uses uses) {
    this.desk = desk;
    this.uses = uses;
  }

  @Bean
  static ConsoleEntry standardsEntry() {
    return new ConsoleEntry(
        "/console/standards",
        "standards",
        26,
        Set.of(Role.AGENCY, Role.ANALYST, Role.OWNER, Role.STEWARD));
  }

  @GetMapping
  String elements(
      @RequestParam(defaultValue = "") String q,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    return list(Kind.ELEMENT, q, reader, http, model);
  }

  @GetMapping("/code-lists")
  String lists(
      @RequestParam(defaultValue = "") String q,
      Subject reader,
      HttpServletRequest http,
      Model model) {
    return list(Kind.LIST, q, reader, http, model);
  }

  private String list(Kind kind, String q, Subject reader, HttpServletRequest http, Model model) {
    List<Edition> found = desk.search(reader, kind, q);
    model.addAttribute("kind", kind.name().toLowerCase(Locale.ROOT));
    model.addAttribute("q", q);
    model.addAttribute("total", found.size());
    model.addAttribute("rows", found.stream().limit(LISTED).map(StandardDetail::of).toList());
    model.addAttribute("steward", reader.is(Role.STEWARD));
    return http.getHeader("HX-Request") == null
        ? "console/standards/list"
        : "console/standards/list :: found";
  }

  @GetMapping("/elements/{id}")
  String element(@PathVariable String id, Subject reader, Model model) {
    return detail(Kind.ELEMENT, id, reader, model);
  }

  @GetMapping("/code-lists/{id}")
  String codeList(@PathVariable String id, Subject reader, Model model) {
    return detail(Kind.LIST, id, reader, model);
  }

  private String detail(Kind kind, String id, Subject reader, Model model) {
    List<Edition> editions = desk.editions(reader, kind, id);
    Edition newest = editions.get(0);
    model.addAttribute("kind", kind.name().toLowerCase(Locale.ROOT));
    model.addAttribute("standard", StandardDetail.of(newest));
    model.addAttribute("editions", editions.stream().map(StandardDetail::of).toList());
    model.addAttribute("uses", uses.of(reader, kind, id));
    boolean steward = reader.is(Role.STEWARD);
    boolean proposed = newest.stage() == Edition.Stage.PROPOSED;
    model.addAttribute("steward", steward);
    model.addAttribute("mayJudge", steward && proposed && !newest.authors().contains(reader.id()));
    model.addAttribute("ownWork", steward && proposed && newest.authors().contains(reader.id()));
    model.addAttribute("mayDeprecate", steward && newest.stage() == Edition.Stage.APPROVED);
    if (newest.standard() instanceof CodeList list) {
      CodeList.Version last = list.newest();
      if (proposed) {
        model.addAttribute("difference", ListDifference.of(desk.listInForce(id), list));
      }
      model.addAttribute("version", last);
      model.addAttribute("codes", last.codes().codes().stream().limit(CODES).toList());
      model.addAttribute("codesInAll", last.codes().codes().size());
    }
    return "console/standards/detail";
  }

  @GetMapping("/new")
  String blank(@RequestParam(defaultValue = "") String id, Subject reader, Model model) {
    steward(reader);
    ElementBody known =
        id.isBlank()
            ? null
            : StandardDetail.of(desk.editions(reader, Kind.ELEMENT, id).get(0)).element();
    ElementBody body =
        known != null
            ? known
            : new ElementBody(null, null, null, "C", null, null, null, null, null);
    return form(id, body, List.of(), model);
  }

  @PostMapping("/elements")
  String propose(
      @RequestParam String id,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest http,
      Subject reader,
      Model model) {
    steward(reader);
    ElementBody body =
        new ElementBody(
            sent.getFirst("title"),
            sent.getFirst("english"),
            sent.getFirst("definition"),
            sent.getFirst("dataType"),
            sent.getFirst("length"),
            sent.getFirst("unit"),
            sent.getFirst("codeList"),
            words(sent.getFirst("synonyms")),
            sent.getFirst("source"));
    try {
      desk.propose(http, reader, () -> body.element(id.strip()));
      return "redirect:/console/standards/elements/" + id.strip();
    } catch (ProblemException e) {
      if (e.code() != ProblemCode.BAD_STANDARD) {
        throw e;
      }
      return form(id, body, e.problems().isEmpty() ? List.of(e.detail()) : e.problems(), model);
    }
  }

  @PostMapping("/{kind}/{id}/approval")
  String approve(
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest http,
      Subject reader) {
    steward(reader);
    desk.approve(http, reader, kind(kind), id, reason.isBlank() ? null : reason);
    return "redirect:/console/standards/%s/%s".formatted(kind, id);
  }

  @PostMapping("/{kind}/{id}/refusal")
  String refuse(
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam String reason,
      HttpServletRequest http,
      Subject reader) {
    steward(reader);
    desk.refuse(http, reader, kind(kind), id, reason);
    return "redirect:/console/standards/%s/%s".formatted(kind, id);
  }

  @PostMapping("/{kind}/{id}/deprecation")
  String deprecate(
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam String reason,
      @RequestParam(defaultValue = "") String successor,
      HttpServletRequest http,
      Subject reader) {
    steward(reader);
    desk.deprecate(
        http, reader, kind(kind), id, successor.isBlank() ? null : successor.strip(), reason);
    return "redirect:/console/standards/%s/%s".formatted(kind, id);
  }

  private String form(String id, ElementBody body, List<Words> problems, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("body", body);
    model.addAttribute("problems", problems);
    model.addAttribute("letters", List.of("C", "N", "I", "B", "F", "Y", "D", "T", "L", "M", "G"));
    model.addAttribute(
        "synonyms",
        String.join(
            "、",
            Objects.requireNonNullElse(body.synonyms(), Set.<String>of()).stream()
                .sorted()
                .toList()));
    return "console/standards/form";
  }

  private static Kind kind(String path) {
    return switch (path) {
      case "elements" -> Kind.ELEMENT;
      case "code-lists" -> Kind.LIST;
      default ->
          throw new ProblemException(ProblemCode.NOT_FOUND, "There are elements and code-lists");
    };
  }

  private static Set<String> words(@Nullable String text) {
    Set<String> words = new LinkedHashSet<>();
    Arrays.stream(Objects.requireNonNullElse(text, "").split("[、,，;；\\n]"))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return words;
  }

  static void steward(Subject reader) {
    if (!reader.is(Role.STEWARD)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words("只有数据管理员可以提出和审核标准", "Only stewards propose and judge standards"));
    }
  }
}
