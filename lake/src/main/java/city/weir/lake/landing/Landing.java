package city.weir.lake.landing;

import java.util.Optional;
import java.util.Set;

/**
 * Port through which received records become visible in raw. One caller per table at a time.
 *
 * <p>Exactly once: a batch, rows and refused records alike, becomes visible in one step, together
 * with its stamp. After a crash the caller asks for the {@link #latest} stamp of its log and skips
 * redelivered messages whose offsets {@link #offsets} names: they were landed by the batch that was
 * committed but not yet acknowledged.
 */
public interface Landing {
  /** Creates the raw table and its quarantine, or adds the columns that new contracts read. */
  void ensure(RawTable table);

  /**
   * Starts a batch; nothing is visible before {@link LandingBatch#commit}.
   *
   * @param batch unique id of the batch, written beside each row as {@code _batch}; the stamp it is
   *     committed with carries the same one
   */
  LandingBatch begin(RawTable table, String batch);

  /** The stamp of the newest batch of {@code log} in {@code table}. */
  Optional<BatchStamp> latest(RawTable table, String log);

  /** The exact offsets that the batch of {@code stamp} landed, as rows or as refused records. */
  Set<Long> offsets(RawTable table, BatchStamp stamp);
}
