package city.weir.lake.landing;

import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.SnapshotUpdate;

/** How a stamp is written in a snapshot's summary. */
final class StampSummary {
  static final String LOG = "weir.log";
  static final String BATCH = "weir.batch";
  static final String OFFSETS = "weir.offsets";

  private StampSummary() {}

  static <T> SnapshotUpdate<T> write(SnapshotUpdate<T> update, BatchStamp stamp) {
    update.set(LOG, stamp.log());
    update.set(BATCH, stamp.batch());
    update.set(OFFSETS, stamp.firstOffset() + "-" + stamp.lastOffset());
    return update;
  }

  static BatchStamp read(Map<String, String> summary) {
    String offsets = Objects.requireNonNull(summary.get(OFFSETS), OFFSETS);
    // Offsets are never negative, so the first dash parts them.
    int dash = offsets.indexOf('-');
    return new BatchStamp(
        Objects.requireNonNull(summary.get(LOG), LOG),
        Objects.requireNonNull(summary.get(BATCH), BATCH),
        Long.parseLong(offsets.substring(0, dash)),
        Long.parseLong(offsets.substring(dash + 1)));
  }
}
