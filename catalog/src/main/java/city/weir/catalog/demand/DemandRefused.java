package city.weir.catalog.demand;

import city.weir.catalog.draft.Words;
import java.util.List;

/**
 * Something cannot be done about a demand as it stands. The message, for logs, is the English of
 * {@link #why()}.
 */
public final class DemandRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient Words why;
  private final transient List<WishCheck.Finding> findings;

  DemandRefused(Code code, Words why) {
    this(code, why, List.of());
  }

  DemandRefused(Code code, Words why, List<WishCheck.Finding> findings) {
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

  /** What is wrong, for {@link Code#INVALID}. */
  public List<WishCheck.Finding> findings() {
    return findings;
  }

  /** Why, for programs. */
  public enum Code {
    /** It does not stand where this can be done. */
    STATE,
    /** Somebody else changed it meanwhile. */
    CHANGED,
    INVALID,
    /** Whoever asks does not answer. */
    OWN_WORK
  }
}
