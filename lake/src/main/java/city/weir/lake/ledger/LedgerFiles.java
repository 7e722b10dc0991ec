package city.weir.lake.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into files that each hold a run of consecutive rows of one partition, so that a file
 * is in order and two of them never overlap.
 */
final class LedgerFiles {
  private final Table table;
  private final OutputFileFactory names;
  private final List<DataFile> done = new ArrayList<>();
  private @Nullable DataWriter<Record> open;
  private long rows;

  LedgerFiles(Table table) {
    this.table = table;
    this.names =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId(UUID.randomUUID().toString())
            .build();
  }

  /** Writes all rows; the files are complete, and belong to nobody yet. */
  List<DataFile> write(Iterator<Record> all) throws IOException {
    PartitionKey key = new PartitionKey(table.spec(), table.schema());
    InternalRecordWrapper internal = new InternalRecordWrapper(table.schema().asStruct());
    PartitionKey last = null;
    while (all.hasNext()) {
      Record row = all.next();
      key.partition(internal.wrap(row));
      if (open == null || !key.equals(last)) {
        finish();
        last = key.copy();
        open = create(last);
      }
      open.write(row);
      rows++;
    }
    finish();
    return done;
  }

  long rows() {
    return rows;
  }

  /** Deletes what was written. */
  void drop() {
    try {
      finish();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot finish a file of " + table.name(), e);
    }
    done.forEach(file -> table.io().deleteFile(file.location()));
  }

  private DataWriter<Record> create(PartitionKey partition) throws IOException {
    return Parquet.writeData(names.newOutputFile(partition))
        .forTable(table)
        .withSpec(table.spec())
        .withPartition(partition)
        .createWriterFunc(GenericParquetWriter::create)
        .build();
  }

  private void finish() throws IOException {
    DataWriter<Record> writer = open;
    open = null;
    if (writer != null) {
      writer.close();
      done.add(writer.toDataFile());
    }
  }
}
