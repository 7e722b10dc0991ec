package city.weir.lake.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.PropertyUtil;
import org.jspecify.annotations.Nullable;

/** Writes rows of one table into Parquet files, one open file a partition. */
final class PartitionedFiles {
  /** How many rows pass between two looks at the size of a file. */
  private static final int ROWS_BETWEEN_LOOKS = 8192;

  private final Table table;
  private final OutputFileFactory names;
  private final PartitionKey key;
  private final long targetBytes;
  private final Map<PartitionKey, DataWriter<RowBuffer>> open = new HashMap<>();
  private final List<DataFile> done = new ArrayList<>();
  private @Nullable PartitionKey lastKey;
  private @Nullable DataWriter<RowBuffer> last;
  private long rows;

  PartitionedFiles(Table table) {
    this.table = table;
    this.names =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId(UUID.randomUUID().toString())
            .build();
    this.key = new PartitionKey(table.spec(), table.schema());
    this.targetBytes =
        PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
  }

  void write(RowBuffer row) {
    key.partition(row);
    DataWriter<RowBuffer> writer = last;
    if (writer == null || !key.equals(lastKey)) {
      PartitionKey mine = key.copy();
      writer = open.computeIfAbsent(mine, this::create);
      lastKey = mine;
      last = writer;
    }
    writer.write(row);
    rows++;
    if (rows % ROWS_BETWEEN_LOOKS == 0 && writer.length() >= targetBytes) {
      finish(writer);
      open.remove(key);
      last = null;
    }
  }

  long rows() {
    return rows;
  }

  /** Closes what is open; the files are complete, and belong to nobody yet. */
  List<DataFile> finish() {
    open.values().forEach(this::finish);
    open.clear();
    last = null;
    return done;
  }

  /** Deletes all files. */
  void drop() {
    finish().forEach(file -> table.io().deleteFile(file.location()));
  }

  private DataWriter<RowBuffer> create(PartitionKey partition) {
    try {
      return Parquet.writeData(names.newOutputFile(partition))
          .forTable(table)
          .withSpec(table.spec())
          .withPartition(partition)
          .createWriterFunc(RowWriter::of)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a file of " + table.name(), e);
    }
  }

  private void finish(DataWriter<RowBuffer> writer) {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot finish a file of " + table.name(), e);
    }
    done.add(writer.toDataFile());
  }
}
