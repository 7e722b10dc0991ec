package city.weir.pipelines;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.LakeConfig;
import city.weir.lake.Lakes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.CloseableIterable;

/** A lake in a folder, and what is in its tables. */
public final class RawRows {
  private RawRows() {}

  public static Lake lake(Path home) {
    return Lakes.open(
        LakeConfig.of(
            "jdbc:h2:file:" + home.resolve("db/weir").toAbsolutePath() + LakeConfig.H2_OPTIONS,
            "weir",
            "",
            home.resolve("warehouse")),
        Clock.systemUTC());
  }

  /** The rows of a table; none when it is not there yet. */
  public static List<Record> of(Lake lake, String table) throws IOException {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> all =
        IcebergGenerics.read(lake.table(TableName.parse(table))).build()) {
      all.forEach(rows::add);
    } catch (NoSuchTableException e) {
      return List.of();
    }
    return rows;
  }

  public static List<String> texts(Lake lake, String table, String column) throws IOException {
    return of(lake, table).stream().map(row -> String.valueOf(row.getField(column))).toList();
  }

  /** Waits for a condition, looking again every few milliseconds. */
  public static void await(Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come true within " + atMost);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
