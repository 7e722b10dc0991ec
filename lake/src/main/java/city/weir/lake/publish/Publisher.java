package city.weir.lake.publish;

import city.weir.contract.TableName;
import java.util.List;
import java.util.Map;

/** Moves {@code main} of tables to what was staged on branches. */
public interface Publisher {
  /**
   * Begins the summary keys that say how far a promotion has read: after it {@code zone.table}, as
   * value the snapshot.
   */
  String UPSTREAM = "weir.upstream.";

  /**
   * Fast-forwards {@code main} of every table to its staged branch and drops the branches, all in
   * one atomic step. Staging the same twice is harmless: a branch whose head is already an ancestor
   * of main counts as published.
   *
   * @throws PublishConflictException when main of a table has moved since its branch was made;
   *     nothing was published
   */
  void publish(List<Staged> staged);

  /** Drops the branch of each table, where it exists, and with it what was staged. */
  void discard(List<Staged> staged);

  /** The summary of the newest snapshot of {@code table} on main, empty when there is none. */
  Map<String, String> summary(TableName table);

  /** A branch to be published. */
  record Staged(TableName table, String branch) {}

  /** Main has moved; drop the branch and run again. */
  final class PublishConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishConflictException(String message) {
      super(message);
    }
  }
}
