package city.weir.lake.sql;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Locations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * Changes from the files a snapshot added and removed. Our tables are copy-on-write: what these
 * files hold is all that can have changed, so that reading a change costs what changed, not what
 * there is.
 */
public final class PlannedChanges implements Changes {
  private final LakeCatalog catalog;
  private final Relations relations;

  public PlannedChanges(LakeCatalog catalog, Relations relations) {
    this.catalog = catalog;
    this.relations = relations;
  }

  @Override
  public long head(TableName name) {
    Snapshot head = catalog.load(name).currentSnapshot();
    return head == null ? 0 : head.snapshotId();
  }

  @Override
  public Optional<Published> lastChange(TableName name) {
    for (Snapshot each : SnapshotUtil.currentAncestors(catalog.load(name))) {
      if (!DataOperations.REPLACE.equals(each.operation())) {
        return Optional.of(published(each));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Long> since(TableName name, long snapshot) {
    Table table = catalog.load(name);
    List<Long> after = new ArrayList<>();
    boolean found = snapshot == 0;
    for (Snapshot each : SnapshotUtil.currentAncestors(table)) {
      if (each.snapshotId() == snapshot) {
        found = true;
        break;
      }
      after.add(each.snapshotId());
    }
    if (!found) {
      throw notKept(table, "Cannot tell what came after snapshot %d of %s", snapshot, name);
    }
    Collections.reverse(after);
    return after;
  }

  @Override
  public Change at(TableName name, long id) {
    Table table = catalog.load(name);
    Snapshot snapshot = table.snapshot(id);
    // What is staged on a branch, or was refused there, has a snapshot too: nobody may read it.
    if (snapshot == null || !SnapshotUtil.isAncestorOf(table, id)) {
      throw notKept(table, "Cannot tell what snapshot %d of %s changed", id, name);
    }
    Schema schema = SnapshotUtil.schemaFor(table, id);
    Instant at = Instant.ofEpochMilli(snapshot.timestampMillis());
    if (DataOperations.REPLACE.equals(snapshot.operation())) {
      return new Change(id, at, DuckType.empty(schema), null, schema);
    }
    SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(snapshot).build();
    boolean deleteFiles =
        changes.addedDeleteFiles().iterator().hasNext()
            || changes.removedDeleteFiles().iterator().hasNext();
    if (deleteFiles || !parquet(changes.addedDataFiles()) || !parquet(changes.removedDataFiles())) {
      return betweenStates(name, snapshot, at, schema);
    }
    boolean grown = !changes.removedDataFiles().iterator().hasNext();
    String removed = grown ? null : read(changes.removedDataFiles(), schema);
    return new Change(id, at, read(changes.addedDataFiles(), schema), removed, schema);
  }

  private static Published published(Snapshot snapshot) {
    return new Published(snapshot.snapshotId(), Instant.ofEpochMilli(snapshot.timestampMillis()));
  }

  private static NotKept notKept(Table table, String what, long snapshot, TableName name) {
    Published earliest = new Published(0, Instant.EPOCH);
    for (Snapshot each : SnapshotUtil.currentAncestors(table)) {
      earliest = published(each);
    }
    String kept =
        earliest.snapshot() == 0
            ? "nothing was published in it yet"
            : "it is not kept; the earliest kept is %d of %s"
                .formatted(earliest.snapshot(), earliest.at());
    return new NotKept(
        what.formatted(snapshot, name) + ": " + kept, earliest.snapshot(), earliest.at());
  }

  /** For snapshots of other engines whose files do not tell: all rows now, and all before. */
  private Change betweenStates(TableName name, Snapshot snapshot, Instant at, Schema schema) {
    String now = state(name, snapshot.snapshotId(), schema);
    Long parent = snapshot.parentId();
    String before = parent == null ? null : state(name, parent, schema);
    return new Change(snapshot.snapshotId(), at, now, before, schema);
  }

  /** All rows of a state, with the columns of {@code schema}; those it had not yet are null. */
  private String state(TableName name, long snapshot, Schema schema) {
    AsOf then = new AsOf.Snapshot(snapshot);
    Schema had = relations.schema(name, then);
    String relation = relations.plan(name, then, Expressions.alwaysTrue()).sql();
    return schema.columns().stream()
        .map(column -> column(column, had.findField(column.fieldId())))
        .collect(Collectors.joining(", ", "(SELECT ", " FROM " + relation + ")"));
  }

  private static String column(NestedField wanted, @Nullable NestedField had) {
    String value = had == null ? "NULL" : DuckType.identifier(had.name());
    return "CAST(%s AS %s) AS %s"
        .formatted(value, DuckType.of(wanted.type()), DuckType.identifier(wanted.name()));
  }

  private static boolean parquet(Iterable<DataFile> files) {
    return StreamSupport.stream(files.spliterator(), false)
        .allMatch(file -> file.format() == FileFormat.PARQUET);
  }

  private static String read(Iterable<DataFile> files, Schema schema) {
    List<String> paths = new ArrayList<>();
    for (DataFile file : files) {
      paths.add(Locations.pathOf(file.location()).toString());
    }
    return paths.isEmpty() ? DuckType.empty(schema) : PlannedRelations.readOf(paths, schema);
  }
}
