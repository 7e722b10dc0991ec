package city.weir.catalog.grading.proposal;

import city.weir.catalog.draft.Words;

/**
 * What was wanted of a proposal cannot be. The message, for logs, is the English of {@link #why()}.
 */
public final class ProposalRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of refusal it is. */
  public enum Kind {
    WRONG,
    /** It stands otherwise by now. */
    STATE,
    /** A lower grade needs two people. */
    OWN
  }

  private final Kind kind;
  private final transient Words why;

  ProposalRefused(Kind kind, Words why) {
    super(why.en());
    this.kind = kind;
    this.why = why;
  }

  /** Why not, and what to do. */
  public Words why() {
    return why;
  }

  public Kind kind() {
    return kind;
  }
}
