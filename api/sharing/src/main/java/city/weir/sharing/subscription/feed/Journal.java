package city.weir.sharing.subscription.feed;

import city.weir.contract.TableName;
import city.weir.lake.sql.Changes;
import city.weir.lake.sql.Changes.Change;
import city.weir.lake.sql.Changes.Published;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the published snapshots, read once for all subscribers: a commit is looked at
 * once, whether one waits for it or hundreds do. What is remembered of a table is forgotten when it
 * is committed to.
 */
final class Journal {
  private static final int CHANGES = 64;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Changes changes;
  private final ConcurrentHashMap<TableName, State> states = new ConcurrentHashMap<>();
  private final Map<Long, Change> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Change> eldest) {
          return size() > CHANGES;
        }
      };

  Journal(Changes changes) {
    this.changes = changes;
  }

  /** What was read of a table, and when (nanoseconds of this process). */
  private record State(
      long head,
      Optional<Published> lastChange,
      ConcurrentHashMap<Long, List<Long>> since,
      long readAt) {}

  void forget(TableName table) {
    states.remove(table);
  }

  /** The newest published snapshot, 0 while there is none. */
  long head(TableName table) {
    return state(table).head();
  }

  Optional<Published> lastChange(TableName table) {
    return state(table).lastChange();
  }

  /** The published snapshots after {@code snapshot}, the oldest first. */
  List<Long> since(TableName table, long snapshot) {
    State state = state(table);
    return snapshot == state.head()
        ? List.of()
        : state.since().computeIfAbsent(snapshot, from -> changes.since(table, from));
  }

  Change at(TableName table, long snapshot) {
    synchronized (read) {
      Change known = read.get(snapshot);
      if (known != null) {
        return known;
      }
    }
    Change change = changes.at(table, snapshot);
    synchronized (read) {
      read.put(snapshot, change);
    }
    return change;
  }

  /** A commit by another process rings no bell here: what was read is not believed for long. */
  private State state(TableName table) {
    return states.compute(
        table,
        (name, known) ->
            known != null && System.nanoTime() - known.readAt() < FRESH_NANOS
                ? known
                : new State(
                    changes.head(name),
                    changes.lastChange(name),
                    new ConcurrentHashMap<>(),
                    System.nanoTime()));
  }
}
