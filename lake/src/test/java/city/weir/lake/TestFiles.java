package city.weir.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** Data files written and read by Iceberg's own generic model. */
public final class TestFiles {
  private TestFiles() {}

  /** Writes {@code rows} into a file of an unpartitioned table; no snapshot shows it yet. */
  public static DataFile write(Table table, Record... rows) {
    return write(table, null, rows);
  }

  /** Writes {@code rows} of one day into a file of a table partitioned by day. */
  public static DataFile writeDay(Table table, LocalDate day, Record... rows) {
    PartitionData partition = new PartitionData(table.spec().partitionType());
    partition.set(0, Math.toIntExact(day.toEpochDay()));
    return write(table, partition, rows);
  }

  private static DataFile write(Table table, @Nullable StructLike partition, Record... rows) {
    String location = table.location() + "/data/" + UUID.randomUUID() + ".parquet";
    try {
      DataWriter<Record> writer =
          Parquet.writeData(table.io().newOutputFile(location))
              .forTable(table)
              .withSpec(table.spec())
              .withPartition(partition)
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        for (Record row : rows) {
          writer.write(row);
        }
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows that main shows. */
  public static List<Record> rows(Table table) {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows that were appended after snapshot {@code after}. */
  public static List<Record> added(Table table, long after) {
    List<Record> all = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newIncrementalAppendScan().fromSnapshotExclusive(after).planFiles()) {
      for (FileScanTask task : tasks) {
        try (CloseableIterable<Record> rows =
            Parquet.read(table.io().newInputFile(task.file().location()))
                .project(table.schema())
                .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
                .build()) {
          rows.forEach(all::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
