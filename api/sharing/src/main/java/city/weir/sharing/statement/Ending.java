package city.weir.sharing.statement;

import city.weir.sharing.engine.SqlRefused;

/** Is told of statements that end without an answer, before whoever asked is. */
@FunctionalInterface
public interface Ending {
  /**
   * {@code statement} was cancelled, took too long or failed; none of its rows has gone out.
   *
   * @param why how it ended
   */
  void without(Statement statement, SqlRefused why);
}
