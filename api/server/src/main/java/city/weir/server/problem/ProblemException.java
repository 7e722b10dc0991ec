package city.weir.server.problem;

/** A request is refused; becomes an RFC 9457 answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  /**
   * @param detail what is wrong and what to do about it; goes out to the caller
   */
  public ProblemException(ProblemCode code, String detail) {
    super(detail);
    this.code = code;
  }

  public ProblemCode code() {
    return code;
  }
}
