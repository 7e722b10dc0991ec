package city.weir.lake.tables;

import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;

/**
 * What a table is to look like.
 *
 * @param spec over {@code schema}
 * @param order over {@code schema}
 */
public record TableLayout(
    Schema schema, PartitionSpec spec, SortOrder order, Map<String, String> properties) {

  /** Keeps a column out of the statistics in metadata: large values nobody filters by. */
  static final String NO_METRICS = "none";

  public TableLayout {
    properties = Map.copyOf(properties);
  }

  /** What every table of the lake has in common. */
  static Map<String, String> properties(PartitionSpec spec) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(TableProperties.FORMAT_VERSION, "2");
    properties.put(TableProperties.PARQUET_COMPRESSION, "zstd");
    // Small row groups: a lookup of one station decodes little.
    properties.put(TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES, "8388608");
    properties.put(TableProperties.WRITE_TARGET_FILE_SIZE_BYTES, "134217728");
    // Changes between two snapshots are read from whole files: no delete files, please.
    properties.put(TableProperties.DELETE_MODE, "copy-on-write");
    properties.put(TableProperties.UPDATE_MODE, "copy-on-write");
    properties.put(TableProperties.MERGE_MODE, "copy-on-write");
    properties.put(TableProperties.WRITE_DISTRIBUTION_MODE, spec.isPartitioned() ? "hash" : "none");
    // A commit a second would leave a hundred thousand metadata files a day.
    properties.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
    properties.put(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20");
    properties.put(TableProperties.COMMIT_NUM_RETRIES, "20");
    properties.put(TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "10");
    properties.put(TableProperties.COMMIT_MAX_RETRY_WAIT_MS, "500");
    return properties;
  }
}
