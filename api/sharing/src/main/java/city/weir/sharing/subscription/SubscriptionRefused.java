package city.weir.sharing.subscription;

/** A subscription cannot begin as it was asked for. */
public final class SubscriptionRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  public SubscriptionRefused(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** The part of the request that is wrong. */
  public String parameter() {
    return parameter;
  }
}
