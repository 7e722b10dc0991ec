package city.weir.sharing.query;

/** A caller's value for a parameter cannot be taken; the message says why. */
public final class ParameterRefused extends Exception {
  private static final long serialVersionUID = 1L;

  ParameterRefused(String parameter, String message) {
    super(parameter + ": " + message);
  }
}
