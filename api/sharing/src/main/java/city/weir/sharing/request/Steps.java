package city.weir.sharing.request;

import java.util.List;

/** Which state follows which event. */
final class Steps {
  private Steps() {}

  /**
   * The state after {@code event}.
   *
   * @throws IllegalStateException when that cannot happen in {@code state}
   */
  static State after(State state, Event event) {
    if (event instanceof Event.Commented) {
      return state;
    } else if (event instanceof Event.Drafted) {
      return require(editable(state), state, state, event);
    } else if (event instanceof Event.Submitted submitted) {
      State next =
          submitted.phases().isEmpty()
              ? new State.Approved()
              : new State.InReview(submitted.phases());
      return require(editable(state), next, state, event);
    } else if (event instanceof Event.Approved) {
      return require(reviewed(state), approved(state), state, event);
    } else if (event instanceof Event.Returned) {
      return require(state instanceof State.InReview, new State.Returned(), state, event);
    } else if (event instanceof Event.Refused refused) {
      boolean open = state instanceof State.InReview;
      return require(reviewed(state), new State.Refused(refused.ground(), open), state, event);
    } else if (event instanceof Event.Withdrawn) {
      return require(undecided(state), new State.Withdrawn(), state, event);
    } else if (event instanceof Event.Disputed) {
      boolean disputable = state instanceof State.Refused refused && refused.disputable();
      return require(disputable, new State.Disputed(), state, event);
    } else if (event instanceof Event.Escalated escalated) {
      // A refusal that is upheld in a dispute goes to the steward in the same step.
      boolean upheld = escalated.cause() == Event.Cause.UPHELD && state instanceof State.Refused;
      boolean open = state instanceof State.InReview || state instanceof State.Disputed;
      return require(open || upheld, new State.Escalated(escalated.phase()), state, event);
    }
    Event.Granted granted = (Event.Granted) event;
    return require(
        state instanceof State.Approved, new State.Granted(granted.agreement()), state, event);
  }

  private static State approved(State state) {
    if (state instanceof State.InReview review && review.left().size() > 1) {
      List<Phase> left = review.left().subList(1, review.left().size());
      return new State.InReview(left);
    }
    return new State.Approved();
  }

  static boolean editable(State state) {
    return state instanceof State.Draft || state instanceof State.Returned;
  }

  /** Whether a reviewer is to act. */
  static boolean reviewed(State state) {
    return state instanceof State.InReview
        || state instanceof State.Disputed
        || state instanceof State.Escalated;
  }

  static boolean undecided(State state) {
    return editable(state) || reviewed(state);
  }

  private static State require(boolean possible, State next, State state, Event event) {
    if (!possible) {
      throw new IllegalStateException(
          "%s cannot happen to a request that is %s"
              .formatted(event.getClass().getSimpleName(), state.word()));
    }
    return next;
  }
}
