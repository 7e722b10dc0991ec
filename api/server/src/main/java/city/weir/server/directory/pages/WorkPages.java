package city.weir.server.directory.pages;

import city.weir.catalog.draft.Words;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.Desktop;
import city.weir.server.directory.DirectoryDesk;
import city.weir.server.directory.Pile;
import city.weir.server.directory.Waiting;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a steward's day begins: what waits for me. */
@ConsolePages
@RequestMapping("/console/work")
class WorkPages {
  private static final int GLANCE = 10;
  private static final int LISTED = 50;

  private final Desktop desktop;
  private final DirectoryDesk desk;
  private final List<Waiting> waiting;

  WorkPages(Desktop desktop, DirectoryDesk desk, List<Waiting> waiting) {
    this.desktop = desktop;
    this.desk = desk;
    this.waiting = waiting.stream().sorted(Comparator.comparingInt(Waiting::order)).toList();
  }

  @Bean
  static ConsoleEntry workEntry() {
    return new ConsoleEntry("/console/work", "work", 1, Set.of(Role.STEWARD, Role.OWNER));
  }

  @GetMapping
  String work(Subject reader, Model model) {
    model.addAttribute(
        "lists",
        Arrays.stream(Pile.values())
            .filter(pile -> desktop.may(pile, reader))
            .map(pile -> list(pile, reader, null, GLANCE))
            .filter(list -> list.total() > 0 || !list.word().equals("returned"))
            .toList());
    model.addAttribute(
        "waiting",
        waiting.stream()
            .map(w -> new Heap(w.title(), w.link(), w.count(reader)))
            .filter(heap -> heap.count() > 0)
            .toList());
    return "console/work/list";
  }

  /** One pile to its end, a page at a time. */
  @GetMapping("/{word}")
  String pile(
      @PathVariable String word,
      @RequestParam(required = false) @Nullable String after,
      Subject reader,
      Model model) {
    Pile pile = pile(word, reader);
    model.addAttribute("list", list(pile, reader, after, LISTED));
    model.addAttribute("judges", !pile.own());
    return "console/work/pile";
  }

  /**
   * Approves or publishes what is ticked, each by itself: one that cannot be stays, and says why.
   *
   * @param act {@code approve}, or {@code publish}, which approves first where that is not done
   */
  @PostMapping("/{word}")
  String judge(
      @PathVariable String word,
      @RequestParam String act,
      @RequestParam(required = false) @Nullable List<String> ids,
      HttpServletRequest http,
      Subject reader,
      Model model) {
    Pile pile = pile(word, reader);
    if (pile.own()) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words("任何人不得审核自己编写的内容", "Nobody judges what they wrote in themselves"));
    }
    List<String> ticked = ids == null ? List.of() : ids.subList(0, Math.min(LISTED, ids.size()));
    List<Stayed> stayed = new ArrayList<>();
    for (String id : ticked) {
      try {
        if (act.equals("publish")) {
          desk.release(http, reader, id);
        } else {
          desk.approve(http, reader, id, null);
        }
      } catch (ProblemException e) {
        stayed.add(new Stayed(id, e.detail()));
      }
    }
    model.addAttribute("done", ticked.size() - stayed.size());
    model.addAttribute("stayed", stayed);
    return pile(word, null, reader, model);
  }

  private WorkList list(Pile pile, Subject reader, @Nullable String after, int most) {
    return WorkList.of(
        pile, desktop.count(pile, reader), desktop.on(pile, reader, after, most + 1), most);
  }

  private Pile pile(String word, Subject reader) {
    return Arrays.stream(Pile.values())
        .filter(
            pile -> pile.name().toLowerCase(Locale.ROOT).equals(word) && desktop.may(pile, reader))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    new Words(
                        "没有等待您办理的“%s”".formatted(word),
                        "Nothing of yours waits under '%s'".formatted(word))));
  }

  /** What could not be judged, and why. */
  record Stayed(String id, Words why) {}

  /** Work of one sort: key of its name, where it is done, how much of it there is. */
  record Heap(String title, String link, long count) {}
}
