package city.weir.server.directory.pages;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.Words;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import city.weir.contract.Grade;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.DirectoryDesk;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.DirectoryRights;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where entries are written, with what is wrong said while one types. */
@ConsolePages
@RequestMapping("/console/directory")
class WritingPages {
  /** Letters of 数据类型, the commonest first. */
  private static final List<String> TYPES =
      List.of("C", "N", "I", "D", "T", "L", "Y", "M", "B", "F", "G");

  private final DirectoryDesk desk;
  private final DirectoryReading reading;
  private final Choices choices;
  private final Providers providers;

  WritingPages(DirectoryDesk desk, DirectoryReading reading, Choices choices, Providers providers) {
    this.desk = desk;
    this.reading = reading;
    this.choices = choices;
    this.providers = providers;
  }

  @GetMapping("/new")
  String blank(@RequestParam(defaultValue = "file") String kind, Subject reader, Model model) {
    requireWriter(reader);
    Draft draft = choices.first(known(kind), reader);
    model.addAttribute("key", UUID.randomUUID().toString());
    model.addAttribute("kinds", Kind.values());
    // Nothing is typed yet, so nothing is wrong yet, and nothing is right.
    model.addAttribute("untouched", true);
    return form(draft, List.of(), reader, model);
  }

  @GetMapping("/{id}/edit")
  String edit(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean refused,
      Subject reader,
      Model model) {
    Life life = reading.followed(reader, id);
    if (!May.of(reader, life).write()) {
      return "redirect:/console/directory/" + id;
    }
    Draft draft = life.latest().draft();
    model.addAttribute("id", id);
    model.addAttribute("seen", seen(life));
    model.addAttribute("entry", draft.has(Field.TITLE) ? draft.get(Field.TITLE) : id);
    model.addAttribute("returned", returned(reading.steps(reader, id), life));
    List<Finding> findings = desk.check(reader, draft, id);
    model.addAttribute("refused", refused && findings.stream().anyMatch(Finding::blocks));
    return form(draft, findings, reader, model);
  }

  /** What is wrong with the form as it stands: each finding goes to its field. */
  @PostMapping("/findings")
  String findings(
      @RequestParam(required = false) @Nullable String id,
      @RequestParam MultiValueMap<String, String> sent,
      Subject reader,
      Model model) {
    DraftForm form = DraftForm.of(sent);
    List<Finding> findings = desk.check(reader, form.draft(), id);
    model.addAttribute("form", FormView.of(form.draft(), choices));
    model.addAttribute("type", choices.field(Field.FORMAT_TYPE, form.draft()));
    model.addAttribute("findings", FormFindings.of(findings, form.lines()));
    return "console/directory/findings :: all";
  }

  @PostMapping
  String begin(
      HttpServletRequest http,
      Subject reader,
      @RequestParam String key,
      @RequestParam MultiValueMap<String, String> sent) {
    Life made = desk.begin(http, reader, DraftForm.of(sent).draft(), key);
    return handIn(http, reader, made.id(), sent);
  }

  @PostMapping("/{id}/draft")
  String write(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String seen,
      @RequestParam MultiValueMap<String, String> sent) {
    if (!seen(reading.followed(reader, id)).equals(seen)) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          new Words(
              "在您打开之后，该条目已被他人改动：请返回并复制您填写的内容，再重新打开",
              "%s has been changed by somebody else since you opened it: go back, copy what you wrote, and open it anew"
                  .formatted(id)));
    }
    desk.write(http, reader, id, DraftForm.of(sent).draft());
    return handIn(http, reader, id, sent);
  }

  /** Hands it in where that was asked for; what stands in the way is then shown in the form. */
  private String handIn(
      HttpServletRequest http, Subject reader, String id, MultiValueMap<String, String> sent) {
    if (!"submit".equals(sent.getFirst("then"))) {
      return "redirect:/console/directory/%s/edit".formatted(id);
    }
    Life life = reading.followed(reader, id);
    if (desk.check(reader, life.latest().draft(), id).stream().anyMatch(Finding::blocks)) {
      return "redirect:/console/directory/%s/edit?refused=true".formatted(id);
    }
    desk.submit(http, reader, id, null);
    return "redirect:/console/directory/" + id;
  }

  private String form(Draft draft, List<Finding> findings, Subject reader, Model model) {
    FormView view = FormView.of(draft, choices);
    List<Integer> lines = IntStream.range(0, draft.items().size()).boxed().toList();
    model.addAttribute("form", view);
    model.addAttribute("findings", FormFindings.of(findings, lines));
    model.addAttribute("providers", providers.codes());
    model.addAttribute("mayGrow", DirectoryRights.mayJudge(reader));
    model.addAttribute("itemFields", ItemField.values());
    model.addAttribute("types", TYPES);
    model.addAttribute("grades", Arrays.stream(Grade.values()).map(Grade::word).toList());
    model.addAttribute(
        "more", view.group("more").fields().stream().anyMatch(f -> !f.value().isEmpty()));
    return "console/directory/edit";
  }

  /** Which state of an entry a form was filled in from. */
  private static String seen(Life life) {
    return life.latest().number() + "@" + life.latest().at();
  }

  /** The step that gave the draft back, while nothing has been written since. */
  private static @Nullable Step returned(List<Step> steps, Life life) {
    if (life.latest().state() != State.DRAFT) {
      return null;
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      switch (steps.get(i).act()) {
        case RETURN -> {
          return steps.get(i);
        }
        case COMMENT, WRITE -> {}
        default -> {
          return null;
        }
      }
    }
    return null;
  }

  private static void requireWriter(Subject reader) {
    if (!reader.is(Role.STEWARD) && !reader.is(Role.OWNER)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words("条目由数据管理员和数据提供方编写", "Entries are written by stewards, and by owners of data"));
    }
  }

  private static Kind known(String kind) {
    try {
      return DraftForm.kind(kind);
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.NOT_FOUND, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }
}
