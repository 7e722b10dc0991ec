package city.weir.server.problem;

import java.util.List;

/** A request is refused; becomes an RFC 9457 answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<String> problems;

  /**
   * @param detail what is wrong and what to do about it; goes out to the caller
   */
  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, List.of());
  }

  /**
   * @param problems everything that is wrong, where a document was refused
   */
  public ProblemException(ProblemCode code, String detail, List<String> problems) {
    super(detail);
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  public ProblemCode code() {
    return code;
  }

  public List<String> problems() {
    return problems;
  }
}
