package city.weir.lake.sql;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Locations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * Changes from the files a snapshot added and removed. Our tables are copy-on-write, so that the
 * rows of the added files that are not among those of the removed files are the new ones.
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
      throw new IllegalArgumentException(
          "Cannot tell what came after snapshot %d of %s: it is not kept"
              .formatted(snapshot, name));
    }
    Collections.reverse(after);
    return after;
  }

  @Override
  public Change at(TableName name, long id) {
    Table table = catalog.load(name);
    Snapshot snapshot = table.snapshot(id);
    if (snapshot == null) {
      throw new IllegalArgumentException(
          "Cannot tell what snapshot %d of %s added: it is not kept".formatted(id, name));
    }
    Schema schema = SnapshotUtil.schemaFor(table, id);
    Instant at = Instant.ofEpochMilli(snapshot.timestampMillis());
    return new Change(id, at, added(table, name, snapshot, schema), schema);
  }

  private String added(Table table, TableName name, Snapshot snapshot, Schema schema) {
    if (DataOperations.REPLACE.equals(snapshot.operation())) {
      return DuckType.empty(schema);
    }
    SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(snapshot).build();
    boolean deleteFiles =
        changes.addedDeleteFiles().iterator().hasNext()
            || changes.removedDeleteFiles().iterator().hasNext();
    if (deleteFiles || !parquet(changes.addedDataFiles()) || !parquet(changes.removedDataFiles())) {
      return betweenStates(name, snapshot, schema);
    }
    String added = read(changes.addedDataFiles(), schema);
    return changes.removedDataFiles().iterator().hasNext()
        ? except(added, read(changes.removedDataFiles(), schema))
        : added;
  }

  /** For snapshots of other engines whose files do not tell: all rows now, without all before. */
  private String betweenStates(TableName name, Snapshot snapshot, Schema schema) {
    String now = state(name, snapshot.snapshotId(), schema);
    Long parent = snapshot.parentId();
    return parent == null ? now : except(now, state(name, parent, schema));
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

  private static String except(String added, String removed) {
    return "(SELECT * FROM %s EXCEPT ALL SELECT * FROM %s)".formatted(added, removed);
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
