package city.weir.sharing.query;

/** A query cannot be saved as it is; the message says why and what to write instead. */
public final class QueryInvalid extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public QueryInvalid(String message) {
    super(message);
  }

  QueryInvalid(String message, Throwable cause) {
    super(message, cause);
  }
}
