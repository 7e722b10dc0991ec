package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.lifecycle.Life;
import city.weir.sharing.policy.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies on somebody's desk: what they have begun, and what others wait for them to judge. */
@Component
public class Desktop {
  private final OpenRevisions open;

  Desktop(OpenRevisions open) {
    this.open = open;
  }

  /** Drafts they wrote in, also those that were returned to them, in the order of ids. */
  public List<Life> toFinish(Subject subject, @Nullable String after, int most) {
    return open.in(State.DRAFT, subject.id(), true, after, most);
  }

  /** Handed in by others: to be approved or returned. Empty for those who may not judge. */
  public List<Life> toJudge(Subject subject, @Nullable String after, int most) {
    return others(State.SUBMITTED, subject, after, most);
  }

  /** Approved, not written by them: to be published. */
  public List<Life> toPublish(Subject subject, @Nullable String after, int most) {
    return others(State.REVIEWED, subject, after, most);
  }

  /** What they handed in and others have not judged yet. */
  public List<Life> handedIn(Subject subject, @Nullable String after, int most) {
    return open.in(State.SUBMITTED, subject.id(), true, after, most);
  }

  private List<Life> others(State state, Subject subject, @Nullable String after, int most) {
    return DirectoryRights.mayJudge(subject)
        ? open.in(state, subject.id(), false, after, most)
        : List.of();
  }

  long countToFinish(Subject subject) {
    return open.count(State.DRAFT, subject.id(), true);
  }

  long countToJudge(Subject subject) {
    return DirectoryRights.mayJudge(subject)
        ? open.count(State.SUBMITTED, subject.id(), false)
            + open.count(State.REVIEWED, subject.id(), false)
        : 0;
  }
}
