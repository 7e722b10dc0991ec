package city.weir.sharing.engine;

import city.weir.sharing.policy.Decision.Deny;
import org.jspecify.annotations.Nullable;

/** A statement cannot be answered; the message says why and what to do instead. */
public final class SqlRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient @Nullable Deny deny;
  private final @Nullable String dataset;

  public SqlRefused(Code code, String message) {
    super(message);
    this.code = code;
    this.deny = null;
    this.dataset = null;
  }

  /** Not permitted, of {@code dataset}. */
  public SqlRefused(String message, @Nullable Deny deny, String dataset) {
    super(message);
    this.code = Code.NOT_PERMITTED;
    this.deny = deny;
    this.dataset = dataset;
  }

  public Code code() {
    return code;
  }

  /** What the policy said, for {@link Code#NOT_PERMITTED}; null when its answer only changed. */
  public @Nullable Deny deny() {
    return deny;
  }

  /** Id of the dataset that is not permitted, for {@link Code#NOT_PERMITTED}. */
  public @Nullable String dataset() {
    return dataset;
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
    /** Whoever asked stopped it. */
    CANCELLED,
    /** Whoever asks has too many statements under way. */
    TOO_MANY,
    /** Everybody together has too many statements under way; try again later. */
    BUSY
  }
}
