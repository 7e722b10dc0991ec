package city.weir.sharing.sql;

import city.weir.sharing.policy.Decision.Deny;
import org.jspecify.annotations.Nullable;

/** A statement cannot be answered; the message says why and what to do instead. */
public final class SqlRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient @Nullable Deny deny;

  public SqlRefused(Code code, String message) {
    super(message);
    this.code = code;
    this.deny = null;
  }

  SqlRefused(String message, Deny deny) {
    super(message);
    this.code = Code.NOT_PERMITTED;
    this.deny = deny;
  }

  public Code code() {
    return code;
  }

  /** What the policy said, for {@link Code#NOT_PERMITTED}. */
  public @Nullable Deny deny() {
    return deny;
  }

  /** Why, for programs. */
  public enum Code {
    /** It is not SQL that is understood. */
    SYNTAX,
    /** It is something else than one query. */
    NOT_A_QUERY,
    /** It uses a function or a construct that is not on the list. */
    NOT_ALLOWED,
    UNKNOWN_TABLE,
    NOT_PERMITTED,
    /** The engine refused it: an unknown column, types that do not fit, a value out of range. */
    INVALID,
    /** It ran longer than allowed. */
    TIMEOUT,
    /** It needed more memory than allowed. */
    MEMORY,
    /** Its answer was larger than allowed. */
    TOO_LARGE,
    /** Too many statements run already; try again later. */
    BUSY
  }
}
