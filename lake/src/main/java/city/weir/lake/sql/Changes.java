package city.weir.lake.sql;

import city.weir.contract.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;

/** What changed in tables, snapshot by snapshot. */
public interface Changes {
  /** The newest published snapshot of {@code table}, 0 while there is none. */
  long head(TableName table);

  /**
   * When rows of {@code table} were last published, whatever was only moved to other files since;
   * empty while nothing was.
   */
  Optional<Published> lastChange(TableName table);

  /**
   * The published snapshots of {@code table} after {@code snapshot}, the oldest first.
   *
   * @param snapshot one of the published snapshots, or 0 for the beginning of what is kept
   * @throws NotKept when the snapshot is no longer kept, or never was published: what came after it
   *     cannot be told
   */
  List<Long> since(TableName table, long snapshot);

  /**
   * What the published {@code snapshot} changed in {@code table}.
   *
   * @throws NotKept when the snapshot is not kept
   */
  Change at(TableName table, long snapshot);

  /** A published snapshot and its moment. */
  record Published(long snapshot, Instant at) {}

  /**
   * The rows of the files one snapshot put in and took out. Rows that were only moved to other
   * files are in both: what is in one and not in the other has changed.
   *
   * @param added rows of the files put in: a relation in DuckDB's SQL, as in {@link Relation}
   * @param removed rows of the files taken out, with the same columns; null when none was, which is
   *     how tables grow that are only appended to
   * @param schema the columns of both
   */
  record Change(
      long snapshot, Instant committedAt, String added, @Nullable String removed, Schema schema) {}

  /** What is asked for lies before what a table keeps, or was never published. */
  final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long earliest;
    private final Instant earliestAt;

    NotKept(String message, long earliest, Instant earliestAt) {
      super(message);
      this.earliest = earliest;
      this.earliestAt = earliestAt;
    }

    /** The earliest published snapshot that is kept, 0 when there is none. */
    public long earliest() {
      return earliest;
    }

    /** When that was published, 1970 when there is none. */
    public Instant earliestAt() {
      return earliestAt;
    }
  }
}
