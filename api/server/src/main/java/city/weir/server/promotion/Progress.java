package city.weir.server.promotion;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.quality.promotion.PromotionOrder.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells from snapshots alone how far a table has been promoted: each promotion leaves in its
 * snapshot's summary up to which snapshot of each input it read.
 */
@Component
final class Progress {
  private static final String UPSTREAM = "weir.upstream.";

  private final Lake lake;

  Progress(Lake lake) {
    this.lake = lake;
  }

  /** What there is to read for {@code target}: empty when nothing came in since last time. */
  List<Input> pending(Target target) {
    Map<String, Long> done = marks(target.table());
    List<Input> inputs = new ArrayList<>();
    boolean news = false;
    for (TableName input : target.inputs()) {
      Long from = done.get(input.toString());
      Long to = head(input);
      inputs.add(new Input(input.toString(), from, to));
      news |= to != null && !to.equals(from);
    }
    return news ? inputs : List.of();
  }

  /** Whether {@code target} already shows what a promotion of {@code inputs} would bring. */
  boolean reached(TableName target, List<Input> inputs) {
    Map<String, Long> done = marks(target);
    return inputs.stream()
        .allMatch(input -> input.to() == null || input.to().equals(done.get(input.table())));
  }

  /** The summary properties by which a promotion of {@code inputs} will be known. */
  static Map<String, String> summary(List<Input> inputs) {
    Map<String, String> summary = new LinkedHashMap<>();
    for (Input input : inputs) {
      if (input.to() != null) {
        summary.put(UPSTREAM + input.table(), Long.toString(input.to()));
      }
    }
    return summary;
  }

  /** How far each input was read, by the newest snapshot that says so. */
  private Map<String, Long> marks(TableName target) {
    Table table = load(target);
    Map<String, Long> marks = new LinkedHashMap<>();
    if (table == null) {
      return marks;
    }
    for (Snapshot at = table.currentSnapshot(); at != null && marks.isEmpty(); ) {
      at.summary()
          .forEach(
              (key, value) -> {
                if (key.startsWith(UPSTREAM)) {
                  marks.put(key.substring(UPSTREAM.length()), Long.valueOf(value));
                }
              });
      at = parent(table, at);
    }
    return marks;
  }

  /**
   * The newest snapshot that changed rows; null when there is none. Compactions, and the empty
   * commits that only record progress, are passed over: nothing is to be read for their sake.
   */
  private @Nullable Long head(TableName input) {
    Table table = load(input);
    Snapshot at = table == null ? null : table.currentSnapshot();
    while (table != null && at != null && !changesRows(at)) {
      Snapshot parent = parent(table, at);
      if (parent == null && at.parentId() != null) {
        // The history before it has expired; it stands for what was there.
        return at.snapshotId();
      }
      at = parent;
    }
    return at == null ? null : at.snapshotId();
  }

  private static boolean changesRows(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return !DataOperations.REPLACE.equals(snapshot.operation())
        && (summary.containsKey(SnapshotSummary.ADDED_FILES_PROP)
            || summary.containsKey(SnapshotSummary.DELETED_FILES_PROP)
            || summary.containsKey(SnapshotSummary.ADDED_DELETE_FILES_PROP));
  }

  private static @Nullable Snapshot parent(Table table, Snapshot snapshot) {
    return snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
  }

  private @Nullable Table load(TableName name) {
    try {
      return lake.table(name);
    } catch (NoSuchTableException e) {
      // A source whose contract is new has not been given its table yet.
      return null;
    }
  }
}
