package city.weir.server.promotion;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.publish.Publisher.Staged;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Branches that orders are staged on. Each hand-out of an order gets a branch of its own, so that a
 * worker that lost its lease without knowing cannot write to what is published.
 */
@Component
class Staging {
  private static final String PREFIX = "weir_";

  private final Lake lake;

  Staging(Lake lake) {
    this.lake = lake;
  }

  static String branch(String lease) {
    return PREFIX + lease;
  }

  /**
   * Publishes what the report says was staged, target and refused rows in one step. A promotion
   * that wrote nothing still leaves a snapshot on the target that says how far it read.
   *
   * @throws city.weir.lake.publish.Publisher.PublishConflictException when a table moved meanwhile
   */
  void publish(PromotionOrder order, PromotionReport report) {
    TableName target = TableName.parse(order.target());
    List<Staged> staged = new ArrayList<>();
    if (report.staged() == null) {
      recordProgress(target, order);
    } else {
      requireHead(target, order.branch(), report.staged());
    }
    staged.add(new Staged(target, order.branch()));
    if (report.quarantined() != null) {
      TableName quarantine = TableName.parse(order.quarantine());
      requireHead(quarantine, order.branch(), report.quarantined());
      staged.add(new Staged(quarantine, order.branch()));
    }
    lake.publisher().publish(staged);
  }

  private void recordProgress(TableName target, PromotionOrder order) {
    Transaction transaction = lake.table(target).newTransaction();
    Snapshot main = transaction.table().currentSnapshot();
    if (main != null) {
      // Made first: appending to a branch that is not there would count the table's rows from 0.
      transaction.manageSnapshots().createBranch(order.branch(), main.snapshotId()).commit();
    }
    AppendFiles nothing = transaction.newFastAppend().toBranch(order.branch());
    order.summary().forEach(nothing::set);
    nothing.commit();
    transaction.commitTransaction();
  }

  private void requireHead(TableName table, String branch, long reported) {
    SnapshotRef head = lake.table(table).refs().get(branch);
    if (head == null || head.snapshotId() != reported) {
      throw new IllegalStateException(
          "Branch %s of %s is at %s, not at snapshot %d as reported: somebody else wrote to it"
              .formatted(
                  branch, table, head == null ? "no snapshot" : head.snapshotId(), reported));
    }
  }

  /** Drops what {@code order} left on its branches. */
  void discard(PromotionOrder order) {
    lake.publisher()
        .discard(
            List.of(
                new Staged(TableName.parse(order.target()), order.branch()),
                new Staged(TableName.parse(order.quarantine()), order.branch())));
  }

  /** Drops branches of {@code name} that no order in force stages on. */
  void dropStrays(TableName name, Set<String> inForce) {
    Table table = load(name);
    Map<String, SnapshotRef> refs = table == null ? Map.of() : table.refs();
    List<Staged> strays =
        refs.keySet().stream()
            .filter(ref -> ref.startsWith(PREFIX) && !inForce.contains(ref))
            .map(ref -> new Staged(name, ref))
            .toList();
    if (!strays.isEmpty()) {
      lake.publisher().discard(strays);
    }
  }

  private @Nullable Table load(TableName name) {
    try {
      return lake.table(name);
    } catch (NoSuchTableException e) {
      return null;
    }
  }
}
