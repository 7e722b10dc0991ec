package city.weir.server;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/** Rows published in tables of a server, in one commit, as a promotion leaves them. */
public final class TableRows {
  private TableRows() {}

  /**
   * Appends {@code rows}, each a value by column; those not named are null. Returns the snapshot.
   */
  public static long append(Lake lake, String name, List<Map<String, Object>> rows)
      throws IOException {
    Table table = lake.table(TableName.parse(name));
    InternalRecordWrapper wrapper = new InternalRecordWrapper(table.schema().asStruct());
    Map<PartitionKey, List<Record>> byPartition = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      GenericRecord record = GenericRecord.create(table.schema());
      row.forEach(record::setField);
      PartitionKey key = new PartitionKey(table.spec(), table.schema());
      key.partition(wrapper.wrap(record));
      byPartition.computeIfAbsent(key, any -> new ArrayList<>()).add(record);
    }
    AppendFiles append = table.newFastAppend();
    for (Map.Entry<PartitionKey, List<Record>> each : byPartition.entrySet()) {
      append.appendFile(write(table, each.getKey(), each.getValue()));
    }
    append.commit();
    table.refresh();
    return table.currentSnapshot().snapshotId();
  }

  private static DataFile write(Table table, PartitionKey partition, List<Record> rows)
      throws IOException {
    String location = table.location() + "/data/" + UUID.randomUUID() + ".parquet";
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(location))
            .forTable(table)
            .withSpec(table.spec())
            .withPartition(partition)
            .createWriterFunc(GenericParquetWriter::create)
            .build();
    try (writer) {
      rows.forEach(writer::write);
    }
    return writer.toDataFile();
  }
}
