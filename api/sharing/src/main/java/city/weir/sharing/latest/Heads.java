package city.weir.sharing.latest;

import city.weir.contract.TableName;
import city.weir.lake.CommitListener;
import city.weir.lake.sql.Changes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The newest snapshot of each table, without asking the catalog each time: commits of this process
 * are heard of, those of another are seen within a second.
 */
public final class Heads implements CommitListener {
  private static final long TRUSTED = Duration.ofSeconds(1).toNanos();

  private final Changes changes;
  private final LongSupplier nanos;
  private final Map<TableName, Head> heads = new ConcurrentHashMap<>();

  private record Head(long snapshot, long seenAt) {}

  /**
   * @param nanos a clock that only moves forward, as {@link System#nanoTime}
   */
  public Heads(Changes changes, LongSupplier nanos) {
    this.changes = changes;
    this.nanos = nanos;
  }

  @Override
  public void committed(TableName table, long snapshot) {
    // Only forgotten: of two commits the bell may tell in either order.
    heads.remove(table);
  }

  long of(TableName table) {
    long now = nanos.getAsLong();
    Head known = heads.get(table);
    if (known != null && now - known.seenAt() < TRUSTED) {
      return known.snapshot();
    }
    return ask(table, now);
  }

  private long ask(TableName table, long now) {
    // Put before it is asked: a commit in between takes it out again.
    Head asking = new Head(0, now - TRUSTED);
    heads.put(table, asking);
    long snapshot = changes.head(table);
    heads.replace(table, asking, new Head(snapshot, now));
    return snapshot;
  }
}
