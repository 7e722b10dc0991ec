package city.weir.server.problem;

import city.weir.catalog.draft.Words;
import java.util.List;

/**
 * A request is refused; becomes an RFC 9457 answer. What people meet on pages says it in both
 * languages; what only programs meet, in English. The message, for logs, is always English.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Words detail;
  private final transient List<Words> problems;

  /**
   * @param detail what is wrong and what to do about it; goes out to the caller
   */
  public ProblemException(ProblemCode code, String detail) {
    this(code, new Words(detail, detail));
  }

  /**
   * @param detail what is wrong and what to do about it; goes out to the caller
   */
  public ProblemException(ProblemCode code, Words detail) {
    this(code, detail, List.of());
  }

  /**
   * @param problems everything that is wrong, where a document was refused
   */
  public ProblemException(ProblemCode code, String detail, List<String> problems) {
    this(
        code,
        new Words(detail, detail),
        problems.stream().map(each -> new Words(each, each)).toList());
  }

  /**
   * @param problems everything that is wrong, where a document was refused
   */
  public ProblemException(ProblemCode code, Words detail, List<Words> problems) {
    super(detail.en());
    this.code = code;
    this.detail = detail;
    this.problems = List.copyOf(problems);
  }

  public ProblemCode code() {
    return code;
  }

  public Words detail() {
    return detail;
  }

  public List<Words> problems() {
    return problems;
  }
}
