package city.weir.catalog.grading.exception;

/** What was wanted of an exception cannot be; the message says why and what to do. */
public final class ExceptionRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of refusal it is. */
  public enum Kind {
    /** Asked wrongly. */
    WRONG,
    /** It stands otherwise by now. */
    STATE,
    /** Nobody judges what they asked for. */
    OWN
  }

  private final Kind kind;

  ExceptionRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
