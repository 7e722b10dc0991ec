package city.weir.server.directory.pages;

import city.weir.catalog.Kind;
import city.weir.catalog.State;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.lifecycle.Difference;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import city.weir.server.console.ConsolePages;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.DirectoryDesk;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.EntryInSight;
import city.weir.server.directory.EntrySection;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that is known of one entry, and what the reader may do with it. */
@ConsolePages
@RequestMapping("/console/directory/{id}")
class EntryPages {
  private final DirectoryDesk desk;
  private final DirectoryReading reading;
  private final Contracts contracts;
  private final List<EntrySection> sections;

  EntryPages(
      DirectoryDesk desk,
      DirectoryReading reading,
      Contracts contracts,
      List<EntrySection> sections) {
    this.desk = desk;
    this.reading = reading;
    this.contracts = contracts;
    this.sections = sections.stream().sorted(Comparator.comparingInt(EntrySection::order)).toList();
  }

  @GetMapping
  String show(
      @PathVariable String id,
      @RequestParam @Nullable Integer revision,
      Subject reader,
      Model model) {
    EntryInSight seen = reading.find(reader, id, revision);
    Life life = seen.life();
    boolean newest = seen.shown().number() == life.latest().number();
    List<Shown> parts = parts(reader, id, model);
    May may = seen.followed() && newest ? May.of(reader, life) : May.NOTHING;
    model.addAttribute("sections", parts);
    model.addAttribute("may", may);
    model.addAttribute("desk", seen.followed() && newest);
    model.addAttribute(
        "dataset", life.kind() == Kind.DATASET && life.inForce() && contracts.byId(id).isPresent());
    List<Step> steps = seen.followed() ? reading.steps(reader, id) : List.of();
    model.addAttribute(
        "entry",
        EntryView.of(
            life,
            seen.shown(),
            seen.followed() ? life.latest().number() : seen.shown().number(),
            withdrawn(steps)));
    if (seen.followed()) {
      model.addAttribute("history", History.of(steps, life));
      model.addAttribute("changes", changes(reader, life, seen.shown().number()));
      model.addAttribute("judging", life.latest().state() == State.SUBMITTED);
      model.addAttribute("findings", findings(reader, life));
    }
    return "console/directory/show";
  }

  @PostMapping("/submission")
  String submit(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.submit(http, reader, id, null);
    return back(id);
  }

  @PostMapping("/return")
  String giveBack(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam(defaultValue = "") String comment) {
    desk.giveBack(http, reader, id, comment.isBlank() ? null : comment);
    return back(id);
  }

  @PostMapping("/approval")
  String approve(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.approve(http, reader, id, null);
    return back(id);
  }

  @PostMapping("/publication")
  String publish(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.release(http, reader, id);
    return back(id);
  }

  @PostMapping("/drop")
  String drop(@PathVariable String id, HttpServletRequest http, Subject reader) {
    desk.drop(http, reader, id);
    return back(id);
  }

  @PostMapping("/withdrawal")
  String withdraw(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.withdraw(http, reader, id, comment);
    return back(id);
  }

  @PostMapping("/comments")
  String comment(
      @PathVariable String id,
      HttpServletRequest http,
      Subject reader,
      @RequestParam String comment) {
    desk.comment(http, reader, id, comment);
    return back(id);
  }

  /** Other features' parts; what they show becomes part of the page's model. */
  private List<Shown> parts(Subject reader, String id, Model model) {
    List<Shown> parts = new ArrayList<>();
    for (EntrySection section : sections) {
      section
          .model(id, reader)
          .ifPresent(
              attributes -> {
                model.addAllAttributes(attributes);
                parts.add(new Shown(section.title(), section.fragment()));
              });
    }
    return parts;
  }

  private List<Finding> findings(Subject reader, Life life) {
    return life.latest().state() == State.SUBMITTED
        ? desk.check(reader, life.latest().draft(), life.id())
        : List.of();
  }

  /** What the revision shown says otherwise than the one in force, or the one before it. */
  private @Nullable Changes changes(Subject reader, Life life, int shown) {
    int from = life.inForce() && life.published() < shown ? life.published() : shown - 1;
    return from < 1
        ? null
        : new Changes(from, shown, reading.differences(reader, life.id(), from, shown));
  }

  private static @Nullable String withdrawn(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.act() == Step.Act.WITHDRAW)
        .reduce((first, last) -> last)
        .map(Step::comment)
        .orElse(null);
  }

  private static String back(String id) {
    return "redirect:/console/directory/" + id;
  }

  /** A feature's part of the page: key of its title, and what draws it. */
  record Shown(String title, String fragment) {}

  record Changes(int from, int to, List<Difference> all) {
    Changes {
      all = List.copyOf(all);
    }
  }

  /**
   * @param steps what was done to it, the newest first
   * @param revisions numbers of its revisions, the newest first
   */
  record History(List<Step> steps, List<Integer> revisions) {
    static History of(List<Step> steps, Life life) {
      List<Step> newest = new ArrayList<>(steps);
      Collections.reverse(newest);
      int latest = life.latest().number();
      return new History(
          List.copyOf(newest),
          IntStream.rangeClosed(1, latest).mapToObj(i -> latest + 1 - i).toList());
    }
  }
}
