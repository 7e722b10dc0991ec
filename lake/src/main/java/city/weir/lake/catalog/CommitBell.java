package city.weir.lake.catalog;

import city.weir.contract.TableName;
import city.weir.lake.CommitListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners that main of a table has moved. */
final class CommitBell {
  private static final Logger LOG = LoggerFactory.getLogger(CommitBell.class);

  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  void add(CommitListener listener) {
    listeners.add(listener);
  }

  /**
   * Compares what was and what is; property and branch commits are not heard of.
   *
   * <p>The commit is done: whatever a listener throws, the committer must not see it, or it would
   * take a commit that happened for one that did not.
   */
  @SuppressWarnings("CatchingUnchecked") // see above
  void committed(TableIdentifier table, @Nullable TableMetadata base, TableMetadata now) {
    Snapshot head = now.currentSnapshot();
    Snapshot before = base == null ? null : base.currentSnapshot();
    if (head == null || (before != null && before.snapshotId() == head.snapshotId())) {
      return;
    }
    TableName name;
    try {
      name = Names.nameOf(table);
    } catch (IllegalArgumentException e) {
      LOG.debug("Not told to anyone: {} is no table of the platform's", table);
      return;
    }
    for (CommitListener listener : listeners) {
      try {
        listener.committed(name, head.snapshotId());
      } catch (RuntimeException e) {
        LOG.error(
            "A listener failed on the commit of {} (snapshot {})", name, head.snapshotId(), e);
      }
    }
  }
}
