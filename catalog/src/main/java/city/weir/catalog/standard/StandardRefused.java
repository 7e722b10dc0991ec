package city.weir.catalog.standard;

import java.util.List;

/** A standard cannot be proposed or judged so. */
public final class StandardRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient List<String> problems;

  StandardRefused(Code code, String message) {
    this(code, message, List.of());
  }

  StandardRefused(Code code, String message, List<String> problems) {
    super(message);
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  public Code code() {
    return code;
  }

  /** What is wrong with it, for {@link Code#INVALID}. */
  public List<String> problems() {
    return problems;
  }

  /** Why, for programs. */
  public enum Code {
    UNKNOWN,
    /** It does not stand where this can be done. */
    STATE,
    /** Somebody else changed it meanwhile. */
    CHANGED,
    INVALID,
    /** Whoever wrote it may not judge it. */
    OWN_WORK,
    /** A reason is needed. */
    REASON
  }
}
