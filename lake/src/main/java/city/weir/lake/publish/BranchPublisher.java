package city.weir.lake.publish;

import city.weir.contract.TableName;
import city.weir.lake.Lakes;
import city.weir.lake.catalog.Draft;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.util.SnapshotUtil;

/** Publishes by moving references: no data file is touched. */
public final class BranchPublisher implements Publisher {
  /** Table property: the branch that was published last, so that asking again is harmless. */
  static final String PUBLISHED = "weir.published";

  private final LakeCatalog catalog;

  public BranchPublisher(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void publish(List<Staged> staged) {
    catalog
        .commits()
        .run(ids(staged), drafts -> staged.forEach(one -> publish(draft(drafts, one), one)));
  }

  private void publish(Draft draft, Staged staged) {
    TableMetadata base = draft.base();
    SnapshotRef branch = base.ref(staged.branch());
    if (branch == null) {
      if (staged.branch().equals(base.property(PUBLISHED, ""))) {
        return;
      }
      throw new PublishConflictException(
          "Cannot publish %s: it has no branch %s (it was discarded, or never staged)"
              .formatted(staged.table(), staged.branch()));
    }
    Snapshot main = base.currentSnapshot();
    long head = branch.snapshotId();
    if (main == null || isAncestor(base, main.snapshotId(), head)) {
      draft.update(builder -> builder.setBranchSnapshot(head, SnapshotRef.MAIN_BRANCH));
    } else if (!isAncestor(base, head, main.snapshotId())) {
      if (!staged.table().namespace().equals(Lakes.QUARANTINE)) {
        throw new PublishConflictException(
            "Cannot publish %s: main moved to snapshot %d after branch %s was made (discard it and"
                    .formatted(staged.table(), main.snapshotId(), staged.branch())
                + " run again)");
      }
      // Landing adds to quarantine all the time. Nothing there depends on what else is there.
      Replay.appends(draft, head);
    }
    draft.update(
        builder ->
            builder.removeRef(staged.branch()).setProperties(Map.of(PUBLISHED, staged.branch())));
  }

  @Override
  public void discard(List<Staged> staged) {
    List<Staged> there = staged.stream().filter(one -> catalog.exists(one.table())).toList();
    catalog
        .commits()
        .run(
            ids(there),
            drafts -> {
              for (Staged one : there) {
                Draft draft = draft(drafts, one);
                if (draft.base().ref(one.branch()) != null) {
                  draft.update(builder -> builder.removeRef(one.branch()));
                }
              }
            });
  }

  @Override
  public Map<String, String> summary(TableName name) {
    Table table = catalog.load(name);
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      return Map.of();
    }
    Map<String, String> summary = new TreeMap<>();
    for (Snapshot ancestor : SnapshotUtil.currentAncestors(table)) {
      boolean promoted =
          ancestor.summary().keySet().stream().anyMatch(key -> key.startsWith(UPSTREAM));
      if (promoted) {
        ancestor.summary().forEach(summary::put);
        break;
      }
    }
    // Compaction and people's own commits do not say how far the promotion has come.
    summary.putAll(head.summary());
    return summary;
  }

  private static boolean isAncestor(TableMetadata table, long ancestor, long of) {
    return SnapshotUtil.isAncestorOf(of, ancestor, table::snapshot);
  }

  private static List<TableIdentifier> ids(List<Staged> staged) {
    return staged.stream().map(one -> Names.idOf(one.table())).distinct().toList();
  }

  private static Draft draft(Map<TableIdentifier, Draft> drafts, Staged staged) {
    return Objects.requireNonNull(drafts.get(Names.idOf(staged.table())));
  }
}
