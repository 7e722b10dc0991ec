package city.weir.lake.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.PartitionUtil;

/**
 * Data files without the rows that delete files took out of them. DuckDB knows nothing of delete
 * files and would show such rows, so Iceberg's own reader writes what is left into a file beside.
 *
 * <p>Our tables are copy-on-write and have none; other engines may leave them behind.
 */
final class Rewrites {
  private final Path folder;

  Rewrites(Path folder) {
    this.folder = folder;
  }

  /** Deletes what earlier runs left behind; to be called while nobody reads. */
  void clear() {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{parquet,tmp}")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot empty " + folder, e);
    }
  }

  /** The file that holds what is left; made once for each data file, its deletes and schema. */
  Path of(Table table, Schema schema, FileScanTask task) {
    if (task.file().format() != FileFormat.PARQUET) {
      throw new IllegalArgumentException(
          "Embedded SQL cannot read %s: it is %s, not Parquet (rewrite the data files of %s)"
              .formatted(task.file().location(), task.file().format(), table.name()));
    }
    Path file = folder.resolve(nameOf(schema, task) + ".parquet");
    if (!Files.exists(file)) {
      write(table, schema, task, file);
    }
    return file;
  }

  private static String nameOf(Schema schema, FileScanTask task) {
    String identity =
        task.deletes().stream()
            .map(DeleteFile::location)
            .sorted()
            .collect(
                Collectors.joining(
                    "|", task.file().location() + "|" + schema.schemaId() + "|", ""));
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void write(Table table, Schema schema, FileScanTask task, Path file) {
    Path unfinished = folder.resolve(UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(folder);
      try (CloseableIterable<Record> rows = read(table, schema, task);
          DataWriter<Record> writer =
              Parquet.writeData(org.apache.iceberg.Files.localOutput(unfinished.toFile()))
                  .schema(schema)
                  .withSpec(PartitionSpec.unpartitioned())
                  .createWriterFunc(GenericParquetWriter::create)
                  .build()) {
        rows.forEach(writer::write);
      }
      // Two queries may do the same work; either result is right.
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rewrite " + task.file().location(), e);
    }
  }

  private static CloseableIterable<Record> read(Table table, Schema schema, FileScanTask task) {
    GenericDeleteFilter filter = new GenericDeleteFilter(table.io(), task, schema, schema);
    Schema needed = filter.requiredSchema();
    Map<Integer, ?> constants =
        PartitionUtil.constantsMap(task, IdentityPartitionConverters::convertConstant);
    CloseableIterable<Record> all =
        Parquet.read(table.io().newInputFile(task.file().location()))
            .project(needed)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(needed, type, constants))
            .build();
    return filter.filter(all);
  }
}
