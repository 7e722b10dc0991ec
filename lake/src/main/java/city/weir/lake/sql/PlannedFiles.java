package city.weir.lake.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.InclusiveMetricsEvaluator;
import org.apache.iceberg.expressions.Projections;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The files a snapshot consists of, in an order that never changes. Snapshots never change, so
 * their manifests are read once; which files a question needs is told from their bounds in memory.
 * Large snapshots are not remembered: for them Iceberg prunes manifests before it reads them.
 */
final class PlannedFiles {
  /** Files remembered of all tables together; a file with its bounds takes about 2 kB. */
  private static final int FILES = 20_000;

  /** Files of the largest snapshot that is remembered. */
  private static final int FILES_OF_SNAPSHOT = 5_000;

  private static final Comparator<FileScanTask> ORDER =
      Comparator.comparing((FileScanTask task) -> task.file().location())
          .thenComparingLong(FileScanTask::start);

  private final Cache<Key, List<FileScanTask>> known =
      Caffeine.newBuilder()
          .maximumWeight(FILES)
          .weigher((Key key, List<FileScanTask> tasks) -> tasks.size() + 1)
          .build();

  private record Key(UUID table, long snapshot) {}

  /**
   * The files of {@code snapshot} that may hold rows for which {@code filter} is true.
   *
   * @param scan of that snapshot, without a filter
   * @param schema the schema {@code filter} is written for, which is the scan's
   */
  List<FileScanTask> of(
      Table table, long snapshot, TableScan scan, Schema schema, Expression filter) {
    Key key = new Key(table.uuid(), snapshot);
    List<FileScanTask> all = known.getIfPresent(key);
    if (all == null) {
      if (filesOf(table, snapshot) > FILES_OF_SNAPSHOT) {
        return plan(scan.filter(filter));
      }
      all = plan(scan.includeColumnStats());
      known.put(key, all);
    }
    return filter.op() == Expression.Operation.TRUE ? all : narrow(all, schema, filter);
  }

  /** How many there are, or more than any limit where the snapshot does not tell. */
  private static long filesOf(Table table, long snapshot) {
    Map<String, String> summary = table.snapshot(snapshot).summary();
    String files = summary == null ? null : summary.get("total-data-files");
    return files == null ? Long.MAX_VALUE : Long.parseLong(files);
  }

  private static List<FileScanTask> plan(TableScan scan) {
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      List<FileScanTask> files = new ArrayList<>();
      tasks.forEach(files::add);
      // Iceberg plans on several threads.
      files.sort(ORDER);
      return List.copyOf(files);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + scan.table().name(), e);
    }
  }

  private static List<FileScanTask> narrow(
      List<FileScanTask> all, Schema schema, Expression filter) {
    InclusiveMetricsEvaluator bounds = new InclusiveMetricsEvaluator(schema, filter);
    Map<Integer, Evaluator> partitions = new ConcurrentHashMap<>();
    return all.stream()
        .filter(
            task ->
                partitions
                    .computeIfAbsent(task.spec().specId(), id -> partition(task.spec(), filter))
                    .eval(task.file().partition()))
        .filter(task -> bounds.eval(task.file()))
        .toList();
  }

  private static Evaluator partition(PartitionSpec spec, Expression filter) {
    Expression inclusive =
        spec.isPartitioned()
            ? Projections.inclusive(spec).project(filter)
            : Expressions.alwaysTrue();
    return new Evaluator(spec.partitionType(), inclusive);
  }
}
