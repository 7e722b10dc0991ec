package city.weir.lake.landing;

import city.weir.contract.TableName;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.tables.RawLayout;
import city.weir.lake.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.SnapshotUtil;

/** Lands batches in Iceberg; the stamp is in the snapshot that makes the batch visible. */
public final class IcebergLanding implements Landing {
  private final LakeCatalog catalog;
  private final Tables tables;

  public IcebergLanding(LakeCatalog catalog, Tables tables) {
    this.catalog = catalog;
    this.tables = tables;
  }

  @Override
  public void ensure(RawTable table) {
    tables.ensure(table.quarantine(), RawLayout.quarantine(table.quarantine()), false);
    tables.ensure(table.name(), RawLayout.raw(table), false);
  }

  @Override
  public LandingBatch begin(RawTable table, String batch) {
    return new IcebergBatch(
        catalog, table, catalog.load(table.name()), catalog.load(table.quarantine()), batch);
  }

  @Override
  public Optional<BatchStamp> latest(RawTable table, String log) {
    return find(catalog.load(table.name()), summary -> log.equals(summary.get(StampSummary.LOG)))
        .map(snapshot -> StampSummary.read(snapshot.summary()));
  }

  @Override
  public Set<Long> offsets(RawTable table, BatchStamp stamp) {
    Set<Long> offsets = new HashSet<>();
    collect(table.name(), stamp, offsets);
    collect(table.quarantine(), stamp, offsets);
    return offsets;
  }

  private void collect(TableName name, BatchStamp stamp, Set<Long> offsets) {
    Table table = catalog.load(name);
    Optional<Snapshot> landed =
        find(table, summary -> stamp.batch().equals(summary.get(StampSummary.BATCH)));
    if (landed.isEmpty()) {
      return;
    }
    Schema offsetOnly = table.schema().select(RawLayout.OFFSET);
    SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(landed.get()).build();
    for (DataFile file : changes.addedDataFiles()) {
      try (CloseableIterable<Record> rows = read(table, file, offsetOnly)) {
        for (Record row : rows) {
          offsets.add((Long) row.get(0));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close " + file.location(), e);
      }
    }
  }

  private static CloseableIterable<Record> read(Table table, DataFile file, Schema schema) {
    return Parquet.read(table.io().newInputFile(file.location()))
        .project(schema)
        .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
        .build();
  }

  /** The newest snapshot on main whose summary matches; what has expired is not found. */
  private static Optional<Snapshot> find(Table table, Predicate<Map<String, String>> matches) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (matches.test(snapshot.summary())) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }
}
