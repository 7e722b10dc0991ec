package city.weir.lake;

import city.weir.contract.TableName;

/**
 * Told of every commit that moved {@code main} of a table, by whichever engine. Must be quick and
 * must not throw.
 */
@FunctionalInterface
public interface CommitListener {
  /**
   * {@code main} of {@code table} now is {@code snapshot}. A crash may swallow a call: sweep as
   * well.
   */
  void committed(TableName table, long snapshot);
}
