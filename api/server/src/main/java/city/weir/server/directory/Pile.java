package city.weir.server.directory;

import city.weir.catalog.State;
import java.util.Set;

/** What lies on somebody's desk, by what is to be done with it. */
public enum Pile {
  /** Drafts of theirs that came back, with a reason. */
  RETURNED(Set.of(State.DRAFT), true),
  /** Handed in by others, to be approved or returned. */
  JUDGE(Set.of(State.SUBMITTED), false),
  /** Approved and not written by them, to be published. */
  PUBLISH(Set.of(State.REVIEWED), false),
  /** Other drafts they wrote in. */
  DRAFTS(Set.of(State.DRAFT), true),
  /** What they handed in and others have yet to judge or publish. */
  OTHERS(Set.of(State.SUBMITTED, State.REVIEWED), true);

  private final Set<State> states;
  private final boolean own;

  Pile(Set<State> states, boolean own) {
    this.states = states;
    this.own = own;
  }

  /** In which states entries lie there. */
  Set<State> states() {
    return states;
  }

  /** Whether it holds what they wrote in themselves; else what they had no hand in. */
  public boolean own() {
    return own;
  }
}
