package city.weir.sharing.audit.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/** Does to the files of an audit what somebody might who can write to the disk. */
public final class Tampering {
  private Tampering() {}

  /** Writes the only, or the first, data file of events anew. */
  public static Path events(Path warehouse, Consumer<List<Record>> change) throws IOException {
    Path file = files(warehouse, "event").get(0);
    rewrite(file, EventTable.SCHEMA, change);
    return file;
  }

  /** Writes the newest data file of seals anew. */
  public static Path seals(Path warehouse, Consumer<List<Record>> change) throws IOException {
    List<Path> files = files(warehouse, "seal");
    Path file = files.get(files.size() - 1);
    rewrite(file, SealTable.SCHEMA, change);
    return file;
  }

  /** Data files in the order of their making. */
  public static List<Path> files(Path warehouse, String table) throws IOException {
    try (Stream<Path> files =
        Files.walk(warehouse.resolve("audit").resolve(table).resolve("data"))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .sorted((a, b) -> Long.compare(made(a), made(b)))
          .toList();
    }
  }

  private static long made(Path file) {
    return file.toFile().lastModified();
  }

  private static void rewrite(Path file, Schema schema, Consumer<List<Record>> change)
      throws IOException {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> all =
        Parquet.read(org.apache.iceberg.Files.localInput(file.toFile()))
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .build()) {
      all.forEach(rows::add);
    }
    change.accept(rows);
    Files.delete(file);
    try (DataWriter<Record> writer =
        Parquet.writeData(org.apache.iceberg.Files.localOutput(file.toFile()))
            .schema(schema)
            .withSpec(PartitionSpec.unpartitioned())
            .createWriterFunc(GenericParquetWriter::create)
            .build()) {
      rows.forEach(writer::write);
    }
  }
}
