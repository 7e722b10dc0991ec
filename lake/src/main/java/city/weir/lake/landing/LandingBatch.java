package city.weir.lake.landing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch being written. Not for several threads. */
public interface LandingBatch extends AutoCloseable {
  /**
   * Adds one record.
   *
   * @param envelope where it came from
   * @param values one for each field of the raw table, in its order, null where the record has none
   * @param extra JSON object of delivered fields that no contract reads, or null
   */
  void add(Envelope envelope, List<@Nullable String> values, @Nullable String extra);

  /**
   * Keeps a record that could not be decoded.
   *
   * @param record as delivered; bytes that are no text in Base64
   * @param reason what is wrong and how to put it right
   */
  void refuse(Envelope envelope, String record, String reason);

  /**
   * Makes the batch visible, rows and refused records in one step.
   *
   * @throws org.apache.iceberg.exceptions.CommitStateUnknownException when it cannot be known
   *     whether the batch is visible: ask {@link Landing#latest} before doing anything else
   */
  Landed commit(BatchStamp stamp);

  /** Drops what was written and not committed. */
  @Override
  void close();

  /**
   * Where a record came from.
   *
   * @param source id of the source, such as {@code mqtt:hydrology/1/stage} or {@code
   *     drop:hospitals/list.csv}
   * @param offset position in the log, or number of the record in its file
   * @param hash SHA-256 of the delivered bytes, in hex
   */
  record Envelope(String source, long offset, Instant receivedAt, String hash) {}

  /** What became visible. */
  record Landed(long snapshot, long rows, long refused) {}
}
