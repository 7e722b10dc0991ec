package city.weir.server.problem;

import city.weir.sharing.policy.Decision;
import org.jspecify.annotations.Nullable;

/** The policy said no. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Decision.Deny denial;
  private final @Nullable String about;

  public DeniedException(Decision.Deny denial) {
    this(denial, null);
  }

  /**
   * @param about what of several things is denied; null when there is but one
   */
  public DeniedException(Decision.Deny denial, @Nullable String about) {
    super(denial.reason().en());
    this.denial = denial;
    this.about = about;
  }

  /** What of several things is denied; null when there is but one. */
  public @Nullable String about() {
    return about;
  }

  public Decision.Deny denial() {
    return denial;
  }
}
