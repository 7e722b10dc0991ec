package city.weir.server.directory.pages;

import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.directory.Desktop;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.DirectoryRights;
import city.weir.server.directory.Waiting;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a steward's day begins: what waits for me. */
@ConsolePages
class WorkPages {
  private static final int LISTED = 50;

  private final Desktop desktop;
  private final DirectoryReading reading;
  private final List<Waiting> waiting;

  WorkPages(Desktop desktop, DirectoryReading reading, List<Waiting> waiting) {
    this.desktop = desktop;
    this.reading = reading;
    this.waiting = waiting.stream().sorted(Comparator.comparingInt(Waiting::order)).toList();
  }

  @Bean
  static ConsoleEntry workEntry() {
    return new ConsoleEntry("/console/work", "work", 1, Set.of(Role.STEWARD, Role.OWNER));
  }

  @GetMapping("/console/work")
  String work(Subject reader, Model model) {
    List<WorkList.Row> returned = new ArrayList<>();
    List<WorkList.Row> drafts = new ArrayList<>();
    for (Life life : desktop.toFinish(reader, null, LISTED)) {
      WorkList.Row row = WorkList.Row.of(life, last(reader, life), true);
      (row.said() == null ? drafts : returned).add(row);
    }
    List<WorkList> lists = new ArrayList<>();
    if (!returned.isEmpty()) {
      lists.add(new WorkList("returned", returned));
    }
    if (DirectoryRights.mayJudge(reader)) {
      lists.add(list("judge", reader, desktop.toJudge(reader, null, LISTED)));
      lists.add(list("publish", reader, desktop.toPublish(reader, null, LISTED)));
    }
    lists.add(new WorkList("drafts", drafts));
    lists.add(list("others", reader, desktop.handedIn(reader, null, LISTED)));
    model.addAttribute("lists", lists);
    model.addAttribute(
        "waiting",
        waiting.stream()
            .map(w -> new Heap(w.title(), w.link(), w.count(reader)))
            .filter(heap -> heap.count() > 0)
            .toList());
    return "console/work/list";
  }

  private WorkList list(String word, Subject reader, List<Life> lives) {
    return new WorkList(
        word,
        lives.stream().map(life -> WorkList.Row.of(life, last(reader, life), false)).toList());
  }

  /** What was done last to the entry, apart from comments. */
  private Step last(Subject reader, Life life) {
    return reading.steps(reader, life.id()).stream()
        .filter(step -> step.act() != Step.Act.COMMENT)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** Work of one sort: key of its name, where it is done, how much of it there is. */
  record Heap(String title, String link, long count) {}
}
