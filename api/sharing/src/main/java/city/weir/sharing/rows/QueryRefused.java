package city.weir.sharing.rows;

/** A request for rows cannot be answered as it was written. */
public final class QueryRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * @param parameter the parameter that is wrong
   * @param message what is wrong and what to write instead
   */
  public QueryRefused(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }
}
