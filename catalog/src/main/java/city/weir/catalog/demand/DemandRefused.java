package city.weir.catalog.demand;

import java.util.List;

/** Something cannot be done about a demand as it stands. */
public final class DemandRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient List<WishCheck.Finding> findings;

  DemandRefused(Code code, String message) {
    this(code, message, List.of());
  }

  DemandRefused(Code code, String message, List<WishCheck.Finding> findings) {
    super(message);
    this.code = code;
    this.findings = List.copyOf(findings);
  }

  public Code code() {
    return code;
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
