package city.weir.lake.sql;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Locations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/** Relations over the files that Iceberg plans. */
public final class PlannedRelations implements Relations {
  private final LoadedTables tables;
  private final PlannedFiles planned = new PlannedFiles();
  private final Rewrites rewrites;

  /**
   * @param scratch folder for files that had to be rewritten because rows of them were deleted;
   *     what is in it is deleted
   */
  public PlannedRelations(LakeCatalog catalog, Path scratch) {
    this.tables = new LoadedTables(catalog);
    this.rewrites = new Rewrites(scratch);
    rewrites.clear();
  }

  @Override
  public Relation plan(TableName name, AsOf asOf, Function<Schema, Expression> filter) {
    Table table = tables.load(name);
    Long snapshot = snapshotAt(table, name, asOf);
    Schema schema = schemaAt(table, snapshot, asOf);
    if (snapshot == null) {
      return new Relation(DuckType.empty(schema), List.of(), 0, 0, schema);
    }
    TableScan scan = table.newScan();
    if (!(asOf instanceof AsOf.Now)) {
      scan = scan.useSnapshot(snapshot);
    }
    List<String> files = new ArrayList<>();
    long bytes = 0;
    for (FileScanTask task : planned.of(table, snapshot, scan, schema, filter.apply(schema))) {
      files.add(fileOf(table, schema, task));
      bytes += task.file().fileSizeInBytes();
    }
    // DuckDB refuses an empty list of files.
    String sql = files.isEmpty() ? DuckType.empty(schema) : readOf(files, schema);
    return new Relation(sql, files, snapshot, bytes, schema);
  }

  @Override
  public Schema schema(TableName name, AsOf asOf) {
    Table table = tables.load(name);
    return schemaAt(table, snapshotAt(table, name, asOf), asOf);
  }

  private String fileOf(Table table, Schema schema, FileScanTask task) {
    boolean plain = task.deletes().isEmpty() && task.file().format() == FileFormat.PARQUET;
    Path path = plain ? Locations.pathOf(task.file().location()) : rewrites.of(table, schema, task);
    return path.toString();
  }

  static String readOf(List<String> files, Schema schema) {
    String list = files.stream().map(DuckType::text).collect(Collectors.joining(", ", "[", "]"));
    return "read_parquet(%s, schema=%s)".formatted(list, DuckType.fieldMap(schema));
  }

  private static Schema schemaAt(Table table, @Nullable Long snapshot, AsOf asOf) {
    return snapshot == null || asOf instanceof AsOf.Now
        ? table.schema()
        : SnapshotUtil.schemaFor(table, snapshot);
  }

  private static @Nullable Long snapshotAt(Table table, TableName name, AsOf asOf) {
    if (asOf instanceof AsOf.At at) {
      Long id = SnapshotUtil.nullableSnapshotIdAsOfTime(table, at.instant().toEpochMilli());
      if (id == null) {
        throw new IllegalArgumentException(
            "Cannot read %s as of %s: %s".formatted(name, at.instant(), kept(table)));
      }
      return id;
    }
    if (asOf instanceof AsOf.Snapshot exact) {
      // What is staged on a branch, or was refused there, has a snapshot too: nobody may read it.
      if (!published(table, exact.id())) {
        throw new IllegalArgumentException(
            "Cannot read %s at snapshot %d: %s".formatted(name, exact.id(), kept(table)));
      }
      return exact.id();
    }
    Snapshot head = table.currentSnapshot();
    return head == null ? null : head.snapshotId();
  }

  private static boolean published(Table table, long snapshot) {
    return table.currentSnapshot() != null && SnapshotUtil.isAncestorOf(table, snapshot);
  }

  private static String kept(Table table) {
    List<HistoryEntry> history = table.history();
    if (history.isEmpty()) {
      return "nothing was published in it yet";
    }
    HistoryEntry first = history.get(0);
    HistoryEntry last = history.get(history.size() - 1);
    return "it keeps %d states, from %s (snapshot %d) to %s (snapshot %d)"
        .formatted(
            history.size(),
            Instant.ofEpochMilli(first.timestampMillis()),
            first.snapshotId(),
            Instant.ofEpochMilli(last.timestampMillis()),
            last.snapshotId());
  }
}
