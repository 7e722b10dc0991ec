package city.weir.sharing.request;

import java.util.List;

/** Something cannot be done to a request; the message says why and what to do. */
public final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of no it is. */
  public enum Kind {
    /** Whoever asks may not do it. */
    NOT_PERMITTED,
    /** It does not go with the state of the request. */
    WRONG_STATE,
    /** What is asked for, or written, is wrong. */
    INCOMPLETE
  }

  private final Kind kind;
  private final transient List<Finding> findings;

  RequestRefusedException(Kind kind, String message) {
    this(kind, message, List.of());
  }

  RequestRefusedException(Kind kind, String message, List<Finding> findings) {
    super(message);
    this.kind = kind;
    this.findings = List.copyOf(findings);
  }

  public Kind kind() {
    return kind;
  }

  public List<Finding> findings() {
    return findings;
  }
}
