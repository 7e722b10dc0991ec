package city.weir.lake.upkeep;

import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.Lakes;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Names;
import city.weir.lake.publish.Publisher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.util.SnapshotUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after tables: small files become larger ones, old snapshots go. To be called every few
 * minutes for tables that are written every second, and not before the landing of this start has
 * looked for its last stamps, which snapshots hold.
 */
public final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** A promotion may write a word where it has not read a snapshot. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}|[0-8][0-9]{18}");

  private final LakeCatalog catalog;
  private final Publisher publisher;
  private final Clock clock;

  public Upkeep(LakeCatalog catalog, Publisher publisher, Clock clock) {
    this.catalog = catalog;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Compacts {@code name} where it only grows (raw, quarantine and the audit), and drops the
   * snapshots that {@code keep} does not ask for, with the files that only they show.
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
        || name.namespace().equals(Lakes.QUARANTINE)
        || name.namespace().equals(Lakes.AUDIT)) {
      compacted = new Compaction(table).run();
      table.refresh();
    }
    return new Done(compacted, expire(table, keep, readers));
  }

  /**
   * Maintains every table of the platform as is usual. Readers are the promotions: how far each
   * came is in the summary of its target. A table that fails is told of in the log and does not
   * hold up the others.
   *
   * @param readers snapshots other readers have come up to, such as subscriptions
   */
  public void maintainAll(Set<Long> readers) {
    List<TableName> tables = tables();
    Set<Long> positions = new HashSet<>(readers);
    tables.forEach(table -> positions.addAll(upstreamOf(table)));
    for (TableName table : tables) {
      try {
        Done done = maintain(table, Keep.usual(table), positions);
        if (done.compacted() > 0 || done.expired() > 0) {
          LOG.info(
              "{}: merged {} small files, let {} old snapshots go",
              table,
              done.compacted(),
              done.expired());
        }
      } catch (RuntimeException e) {
        LOG.warn("{} could not be maintained; the next round tries again", table, e);
      }
    }
  }

  private List<TableName> tables() {
    List<TableName> tables = new ArrayList<>();
    for (Namespace namespace : catalog.listNamespaces()) {
      for (TableIdentifier table : catalog.listTables(namespace)) {
        try {
          tables.add(Names.nameOf(table));
        } catch (IllegalArgumentException e) {
          LOG.debug("{} is no table of the platform's and is left alone", table);
        }
      }
    }
    return tables;
  }

  private List<Long> upstreamOf(TableName table) {
    return publisher.summary(table).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Publisher.UPSTREAM))
        .map(Map.Entry::getValue)
        .filter(NUMBER.asMatchPredicate())
        .map(Long::valueOf)
        .toList();
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
