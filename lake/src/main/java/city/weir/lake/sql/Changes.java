package city.weir.lake.sql;

import city.weir.contract.TableName;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.Schema;

/** What became new in tables, snapshot by snapshot. */
public interface Changes {
  /** The newest published snapshot of {@code table}, 0 while there is none. */
  long head(TableName table);

  /**
   * The published snapshots of {@code table} after {@code snapshot}, the oldest first.
   *
   * @param snapshot one of the published snapshots, or 0 for the beginning of what is kept
   * @throws IllegalArgumentException when the snapshot is no longer kept, or never was published:
   *     what came after it cannot be told
   */
  List<Long> since(TableName table, long snapshot);

  /**
   * What the published {@code snapshot} added to {@code table}.
   *
   * @throws IllegalArgumentException when the snapshot is not kept
   */
  Change at(TableName table, long snapshot);

  /**
   * The rows one snapshot added; a row that was changed counts as added in its new form. Rows that
   * were only moved to other files are not among them.
   *
   * @param sql a relation in DuckDB's SQL, as in {@link Relation}
   * @param schema its columns
   */
  record Change(long snapshot, Instant committedAt, String sql, Schema schema) {}
}
