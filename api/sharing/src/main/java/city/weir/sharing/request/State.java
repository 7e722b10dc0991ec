package city.weir.sharing.request;

import java.util.List;
import java.util.Set;

/** Where a request stands. */
public sealed interface State {
  /** {@link #word() Words} of the states in which somebody is still to act or to decide. */
  Set<String> OPEN = Set.of("draft", "in-review", "returned", "disputed", "escalated");

  /** In lower case with hyphens, such as {@code in-review}. */
  String word();

  /** It is being written, and nobody else is concerned. */
  record Draft() implements State {
    @Override
    public String word() {
      return "draft";
    }
  }

  /**
   * A reviewer is to act.
   *
   * @param left the reviews that are to come, the present one first
   */
  record InReview(List<Phase> left) implements State {
    public InReview {
      left = List.copyOf(left);
    }

    public Phase phase() {
      return left.get(0);
    }

    @Override
    public String word() {
      return "in-review";
    }
  }

  /** All have agreed; the agreement is made in the same step. */
  record Approved() implements State {
    @Override
    public String word() {
      return "approved";
    }
  }

  /** The applicant is to correct it. */
  record Returned() implements State {
    @Override
    public String word() {
      return "returned";
    }
  }

  record Granted(String agreement) implements State {
    @Override
    public String word() {
      return "granted";
    }
  }

  /**
   * @param disputable whether the applicant may still dispute it
   */
  record Refused(String ground, boolean disputable) implements State {
    @Override
    public String word() {
      return "refused";
    }
  }

  record Withdrawn() implements State {
    @Override
    public String word() {
      return "withdrawn";
    }
  }

  /** The provider is to look at its refusal again. */
  record Disputed() implements State {
    @Override
    public String word() {
      return "disputed";
    }
  }

  /** The steward is to decide. */
  record Escalated(Phase phase) implements State {
    @Override
    public String word() {
      return "escalated";
    }
  }
}
