package city.weir.sharing.request;

import city.weir.sharing.policy.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a request. What happened never changes; what it means follows. */
public sealed interface Event {
  Instant at();

  /** Id of whoever did it. */
  String by();

  /**
   * It was written, or written anew.
   *
   * @param applicant as it was then
   */
  record Drafted(Instant at, String by, Subject applicant, Wish wish) implements Event {}

  /**
   * It was handed in.
   *
   * @param findings what the machine's check found
   * @param phases the reviews it is to go through, none where it is granted at once
   */
  record Submitted(Instant at, String by, List<Finding> findings, List<Phase> phases)
      implements Event {
    public Submitted {
      findings = List.copyOf(findings);
      phases = List.copyOf(phases);
    }
  }

  /**
   * A reviewer agreed.
   *
   * @param narrowed to what it is narrowed down, or null when it is not
   */
  record Approved(
      Instant at, String by, String phase, @Nullable String comment, @Nullable Narrowing narrowed)
      implements Event {}

  /** A reviewer gave it back to be corrected; the clock stands meanwhile. */
  record Returned(Instant at, String by, String phase, String comment) implements Event {}

  /**
   * A reviewer refused.
   *
   * @param ground the law or rule that it rests on
   */
  record Refused(Instant at, String by, String phase, String ground, String comment)
      implements Event {}

  record Withdrawn(Instant at, String by, @Nullable String comment) implements Event {}

  /** The applicant does not accept the refusal; the provider looks at it again. */
  record Disputed(Instant at, String by, String comment) implements Event {}

  /**
   * The steward is to decide.
   *
   * @param phase the term of that
   */
  record Escalated(Instant at, String by, Cause cause, Phase phase, @Nullable String comment)
      implements Event {}

  /** An agreement, or a version of one, was made. */
  record Granted(Instant at, String by, String agreement, int version) implements Event {}

  record Commented(Instant at, String by, String comment) implements Event {}

  /** Why the steward is to decide. */
  enum Cause {
    /** The term of the review or of the dispute was over. */
    OVERDUE,
    /** The provider stayed with its refusal. */
    UPHELD,
    /** Somebody asked for it. */
    ASKED
  }
}
