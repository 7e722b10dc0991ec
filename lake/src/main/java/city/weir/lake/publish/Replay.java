package city.weir.lake.publish;

import city.weir.lake.catalog.Draft;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.util.SnapshotUtil;

/** Appends to main what a branch appended, when main has moved on since. */
final class Replay {
  private Replay() {}

  /**
   * Adds the files of the branch at {@code head} to main, in one snapshot.
   *
   * @throws Publisher.PublishConflictException when the branch did more than append
   */
  static void appends(Draft draft, long head) {
    TableMetadata base = draft.base();
    Snapshot main = base.currentSnapshot();
    AppendFiles append = draft.table().newFastAppend();
    for (Snapshot snapshot : SnapshotUtil.ancestorsOf(head, base::snapshot)) {
      if (SnapshotUtil.isAncestorOf(main.snapshotId(), snapshot.snapshotId(), base::snapshot)) {
        break;
      }
      if (!DataOperations.APPEND.equals(snapshot.operation())) {
        throw new Publisher.PublishConflictException(
            "Cannot publish %s: main has moved, and the branch did not only append (discard it and"
                    .formatted(draft.id())
                + " run again)");
      }
      SnapshotChanges changes =
          SnapshotChanges.builderFor(draft.table()).snapshot(snapshot).build();
      for (DataFile file : changes.addedDataFiles()) {
        append.appendFile(file);
      }
      snapshot.summary().entrySet().stream()
          .filter(entry -> entry.getKey().startsWith("weir."))
          .forEach(entry -> append.set(entry.getKey(), entry.getValue()));
    }
    append.commit();
  }
}
