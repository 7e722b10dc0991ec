package city.weir.sharing.filter;

/** A condition was refused; the message says what is wrong and what to write instead. */
public final class FilterException extends Exception {
  private static final long serialVersionUID = 1L;

  public FilterException(String message) {
    super(message);
  }
}
