package city.weir.server.paging;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;

/** How many items may be asked for at once. */
public final class PageSize {
  private PageSize() {}

  /**
   * Lets through what may be asked for.
   *
   * @throws ProblemException unless it is 1 to {@code most}
   */
  public static void check(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "limit is %d: write 1 to %d".formatted(limit, most));
    }
  }
}
