package city.weir.sharing.query;

/** A step that the present state of a query does not allow, or not to this person. */
public final class QueryConflict extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean person;

  private QueryConflict(boolean person, String message) {
    super(message);
    this.person = person;
  }

  static QueryConflict state(String message) {
    return new QueryConflict(false, message);
  }

  static QueryConflict person(String message) {
    return new QueryConflict(true, message);
  }

  /** Whether another person might do it. */
  public boolean person() {
    return person;
  }
}
