package city.weir.server.credentials;

/** An assertion does not prove who asks; the message says what to change. */
public final class AssertionRefused extends Exception {
  private static final long serialVersionUID = 1L;

  AssertionRefused(String why) {
    super(why);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
