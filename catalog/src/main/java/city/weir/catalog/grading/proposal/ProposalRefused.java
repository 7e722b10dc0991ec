package city.weir.catalog.grading.proposal;

/** What was wanted of a proposal cannot be; the message says why and what to do. */
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

  ProposalRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
