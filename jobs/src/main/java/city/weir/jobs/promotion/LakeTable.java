package city.weir.jobs.promotion;

import city.weir.contract.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * A table of the lake and the branch of it that one promotion writes. Main is only read; every
 * snapshot written carries the promotion's summary.
 */
final class LakeTable {
  private static final String CATALOG = "lake";

  /** Rows that one task sorts and writes sooner than two tasks exchange them. */
  private static final long FEW = 20_000;

  private final SparkSession session;
  private final String name;
  private final String branch;
  private final Map<String, String> summary;
  private final Table table;

  /**
   * Opens the table and drops what an earlier attempt left on the branch.
   *
   * @throws IllegalStateException when there is no such table
   */
  LakeTable(SparkSession session, TableName table, String branch, Map<String, String> summary) {
    this.session = session;
    this.name = "%s.%s.%s".formatted(CATALOG, table.namespace(), table.name());
    this.branch = branch;
    this.summary = summary;
    this.table = load(session, name);
    if (this.table.refs().containsKey(branch)) {
      this.table.manageSnapshots().removeBranch(branch).commit();
    }
  }

  /** All rows of {@code table} as of a snapshot; of an empty table when it is null. */
  static Dataset<Row> at(SparkSession session, TableName table, @Nullable Long snapshot) {
    Dataset<Row> rows =
        snapshot == null
            ? session.table("%s.%s".formatted(CATALOG, table)).where(functions.lit(false))
            : session
                .read()
                .option("snapshot-id", snapshot)
                .table("%s.%s".formatted(CATALOG, table));
    return rows;
  }

  /** Rows appended after snapshot {@code from} and up to {@code to}. */
  static Dataset<Row> appended(SparkSession session, TableName table, long from, long to) {
    return session
        .read()
        .option("start-snapshot-id", from)
        .option("end-snapshot-id", to)
        .table("%s.%s".formatted(CATALOG, table));
  }

  /** Rows inserted and deleted between two snapshots, with {@code _change_type}. */
  static Dataset<Row> changes(SparkSession session, TableName table, long from, long to) {
    return session
        .read()
        .option("start-snapshot-id", from)
        .option("end-snapshot-id", to)
        .table("%s.%s.changes".formatted(CATALOG, table));
  }

  /** The rows visible on main, as they were when the table was opened. */
  Dataset<Row> main() {
    Snapshot current = table.currentSnapshot();
    return current == null
        ? session.table(name).where(functions.lit(false))
        : session.read().option("snapshot-id", current.snapshotId()).table(name);
  }

  /** Number of data files on main that may hold rows for which {@code condition} is true. */
  int files(Expression condition) {
    Snapshot current = table.currentSnapshot();
    if (current == null) {
      return 0;
    }
    int files = 0;
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(current.snapshotId()).filter(condition).planFiles()) {
      for (FileScanTask unused : tasks) {
        files++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the plan of " + name, e);
    }
    return files;
  }

  /**
   * Writes rows to the branch: few by one task, many hashed to the partitions, never range-sorted
   * over all tasks, which would compute them twice.
   */
  void append(Dataset<Row> rows, long count) {
    begin();
    boolean few = count <= FEW;
    commit(
        () -> {
          (few ? rows.coalesce(1) : rows)
              .writeTo(branchName())
              .option("distribution-mode", few ? "none" : "hash")
              .append();
          return null;
        });
  }

  /** Runs a MERGE; {@code statement} makes the SQL from the name of the branch. */
  void merge(UnaryOperator<String> statement) {
    begin();
    commit(
        () -> {
          session.sql(statement.apply(branchName()));
          return null;
        });
  }

  /** Leaves a snapshot that changes no row: it says how far the promotion has come. */
  void commitNothing() {
    Snapshot current = table.currentSnapshot();
    if (current != null) {
      // Made first: appending to a branch that is not there would count the table's rows from 0.
      table.manageSnapshots().createBranch(branch, current.snapshotId()).commit();
    }
    var append = table.newFastAppend().toBranch(branch);
    summary.forEach(append::set);
    append.commit();
  }

  /** The snapshot at the head of the branch. */
  long head() {
    table.refresh();
    Snapshot head = table.snapshot(branch);
    if (head == null) {
      throw new IllegalStateException(
          "Nothing was written to branch %s of %s".formatted(branch, name));
    }
    return head.snapshotId();
  }

  /** Rows that were appended to the branch. */
  Dataset<Row> staged() {
    Snapshot current = table.currentSnapshot();
    var read = session.read().option("end-snapshot-id", head());
    return current == null
        ? session.read().option("branch", branch).table(name)
        : read.option("start-snapshot-id", current.snapshotId()).table(name);
  }

  /** Spark writes only to a branch that is there; one of an empty table needs a first snapshot. */
  private void begin() {
    Snapshot current = table.currentSnapshot();
    if (current == null) {
      commitNothing();
    } else {
      table.manageSnapshots().createBranch(branch, current.snapshotId()).commit();
    }
  }

  private String branchName() {
    return name + ".`branch_" + branch + "`";
  }

  private void commit(Callable<Void> write) {
    try {
      CommitMetadata.withCommitProperties(summary, write, Exception.class);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot write to branch %s of %s".formatted(branch, name), e);
    }
  }

  private static Table load(SparkSession session, String name) {
    try {
      return Spark3Util.loadIcebergTable(session, name);
    } catch (AnalysisException e) {
      throw new IllegalStateException("Cannot open table " + name + ": " + e.getMessage(), e);
    }
  }
}
