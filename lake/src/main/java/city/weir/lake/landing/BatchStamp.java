package city.weir.lake.landing;

/**
 * Where a batch came from; written into the summary of the snapshot that makes it visible.
 *
 * @param log the log or file it was read from: tells apart sources that land in one table
 * @param batch unique id of this batch
 * @param firstOffset lowest offset in it, 0 or more; for a file, 0
 * @param lastOffset highest offset in it; for a file, its last record
 */
public record BatchStamp(String log, String batch, long firstOffset, long lastOffset) {
  public BatchStamp {
    if (log.isBlank() || batch.isBlank() || firstOffset < 0 || lastOffset < firstOffset) {
      throw new IllegalArgumentException(
          "Not a stamp: log '%s', batch '%s', offsets %d to %d (name both; offsets go up from 0)"
              .formatted(log, batch, firstOffset, lastOffset));
    }
  }
}
