package city.weir.sharing.policy;

/** An agreement cannot be changed that way as it stands; the message says why. */
public final class AgreementChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AgreementChangeException(String message) {
    super(message);
  }
}
