package city.weir.pipelines;

/** A push that was not taken in; the message says why and what to send instead. */
public final class PushRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** No contract has such a source. */
    UNKNOWN_SOURCE,
    TOO_LARGE,
    /** The content type is not that of the source's format. */
    WRONG_TYPE
  }

  private final Kind kind;

  PushRefusedException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
