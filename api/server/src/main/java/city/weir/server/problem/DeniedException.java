package city.weir.server.problem;

import city.weir.sharing.policy.Decision;

/** The policy said no. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Decision.Deny denial;

  public DeniedException(Decision.Deny denial) {
    super(denial.reason().en());
    this.denial = denial;
  }

  public Decision.Deny denial() {
    return denial;
  }
}
