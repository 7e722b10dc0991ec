package city.weir.lake.upkeep;

import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.Lakes;
import city.weir.lake.catalog.LakeCatalog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Looks after tables: small files become larger ones, old snapshots go. To be called every few
 * minutes for tables that are written every second, and not before the landing of this start has
 * looked for its last stamps, which snapshots hold.
 */
public final class Upkeep {
  private final LakeCatalog catalog;
  private final Clock clock;

  public Upkeep(LakeCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * Compacts {@code name} where it only grows (raw and quarantine), and drops the snapshots that
   * {@code keep} does not ask for, with the files that only they show.
   *
   * @param readers snapshots up to which readers have come; they and all later ones stay, however
   *     old. Ids the table does not know are passed over
   * @throws org.apache.iceberg.exceptions.NoSuchTableException when there is no such table
   */
  public Done maintain(TableName name, Keep keep, Set<Long> readers) {
    Table table = catalog.load(name);
    int compacted = 0;
    // Elsewhere main must not move while a promotion is under way, or it would have to be redone.
    if (name.namespace().equals(Zone.RAW.namespace())
        || name.namespace().equals(Lakes.QUARANTINE)) {
      compacted = new Compaction(table).run();
      table.refresh();
    }
    return new Done(compacted, expire(table, keep, readers));
  }

  private int expire(Table table, Keep keep, Set<Long> readers) {
    List<Snapshot> newestFirst = new ArrayList<>();
    SnapshotUtil.currentAncestors(table).forEach(newestFirst::add);
    if (newestFirst.isEmpty()) {
      return 0;
    }
    long before = clock.instant().minus(keep.history()).toEpochMilli();
    if (newestFirst.size() > keep.most()) {
      before = Math.max(before, newestFirst.get(keep.most() - 1).timestampMillis());
    }
    for (Snapshot snapshot : newestFirst) {
      if (readers.contains(snapshot.snapshotId())) {
        before = Math.min(before, snapshot.timestampMillis());
      }
    }
    int had = count(table);
    table.expireSnapshots().expireOlderThan(before).retainLast(1).commit();
    table.refresh();
    return had - count(table);
  }

  private static int count(Table table) {
    int count = 0;
    for (Snapshot ignored : table.snapshots()) {
      count++;
    }
    return count;
  }

  /**
   * What was done.
   *
   * @param compacted small files that became larger ones
   * @param expired snapshots that went
   */
  public record Done(int compacted, int expired) {}
}
