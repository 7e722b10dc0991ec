package city.weir.lake.tables;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table without opening a file of it.
 *
 * @param rows rows it shows now
 * @param files data files
 * @param bytes size of the data files
 * @param snapshot id of the newest snapshot of main, null while there is none
 * @param committedAt when that snapshot was made, null while there is none
 */
public record TableFacts(
    long rows, long files, long bytes, @Nullable Long snapshot, @Nullable Instant committedAt) {

  public static TableFacts of(Table table) {
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      return new TableFacts(0, 0, 0, null, null);
    }
    Map<String, String> summary = Optional.ofNullable(head.summary()).orElse(Map.of());
    return new TableFacts(
        PropertyUtil.propertyAsLong(summary, SnapshotSummary.TOTAL_RECORDS_PROP, 0),
        PropertyUtil.propertyAsLong(summary, SnapshotSummary.TOTAL_DATA_FILES_PROP, 0),
        PropertyUtil.propertyAsLong(summary, SnapshotSummary.TOTAL_FILE_SIZE_PROP, 0),
        head.snapshotId(),
        Instant.ofEpochMilli(head.timestampMillis()));
  }
}
