package city.weir.lake.tables;

/** A table cannot become what its contract now says without losing or inventing data. */
public final class IncompatibleLayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IncompatibleLayoutException(String message) {
    super(message);
  }
}
