package city.weir.server.directory;

import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Step;
import city.weir.sharing.policy.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies on somebody's desk: what they have begun, and what others wait for them to judge. */
@Component
public class Desktop {
  private final OpenRevisions open;
  private final StepLog steps;

  Desktop(OpenRevisions open, StepLog steps) {
    this.open = open;
    this.steps = steps;
  }

  /**
   * An entry that lies there.
   *
   * @param last what was done to it last, apart from comments
   */
  public record Lying(Life life, Step last) {}

  /** How much lies on {@code pile} in all; nothing for those who may not do that work. */
  public long count(Pile pile, Subject subject) {
    return may(pile, subject) ? open.count(pile, subject.id()) : 0;
  }

  /** What lies on {@code pile}, in the order of ids, after {@code after}. */
  public List<Lying> on(Pile pile, Subject subject, @Nullable String after, int most) {
    if (!may(pile, subject)) {
      return List.of();
    }
    List<Life> lives = open.on(pile, subject.id(), after, most);
    Map<String, Step> last = steps.lastOf(lives.stream().map(Life::id).toList());
    return lives.stream()
        .map(life -> new Lying(life, Objects.requireNonNull(last.get(life.id()))))
        .toList();
  }

  /** Whether {@code subject} may do the work of {@code pile} at all. */
  public boolean may(Pile pile, Subject subject) {
    return pile.own() || DirectoryRights.mayJudge(subject);
  }
}
