package city.weir.catalog.lifecycle;

import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Words;
import java.util.List;

/**
 * Something cannot be done to an entry as it stands. The message, for logs, is the English of
 * {@link #why()}.
 */
public final class LifeRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient Words why;
  private final transient List<Finding> findings;

  LifeRefused(Code code, Words why) {
    this(code, why, List.of());
  }

  LifeRefused(Code code, Words why, List<Finding> findings) {
    super(why.en());
    this.code = code;
    this.why = why;
    this.findings = List.copyOf(findings);
  }

  public Code code() {
    return code;
  }

  /** Why not, and what to do. */
  public Words why() {
    return why;
  }

  /** What is wrong with the draft, for {@link Code#INVALID}. */
  public List<Finding> findings() {
    return findings;
  }

  /** Why, for programs. */
  public enum Code {
    UNKNOWN,
    /** It does not stand where this can be done. */
    STATE,
    /** Somebody else changed it meanwhile: look again. */
    CHANGED,
    /** The draft has findings that block it. */
    INVALID,
    /** Whoever wrote it may not judge it. */
    OWN_WORK,
    /** A reason is needed. */
    REASON,
    /** A dataset's entry is written in its contract. */
    CONTRACT
  }
}
