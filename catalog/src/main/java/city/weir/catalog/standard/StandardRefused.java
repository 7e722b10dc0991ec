package city.weir.catalog.standard;

import city.weir.catalog.draft.Words;
import java.util.List;

/**
 * A standard cannot be proposed or judged so. The message, for logs, is the English of {@link
 * #why()}.
 */
public final class StandardRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient Words why;
  private final transient List<Words> problems;

  StandardRefused(Code code, Words why) {
    this(code, why, List.of());
  }

  StandardRefused(Code code, Words why, List<Words> problems) {
    super(why.en());
    this.code = code;
    this.why = why;
    this.problems = List.copyOf(problems);
  }

  public Code code() {
    return code;
  }

  /** Why not, and what to do. */
  public Words why() {
    return why;
  }

  /** What is wrong with it, for {@link Code#INVALID}. */
  public List<Words> problems() {
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
