package city.weir.pipelines.decode;

/**
 * A delivery that cannot be read; the message says what is wrong, where, and what to send instead.
 */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }

  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
