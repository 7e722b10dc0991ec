package city.weir.server.credentials;

/** A key is not taken; the message says why and what to send instead. */
public final class KeyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyRefused(String why) {
    super(why);
  }
}
