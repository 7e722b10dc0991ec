package city.weir.lake.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.util.StructLikeWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Writes the small files of each partition into one: those of a sorted table in that order, so that
 * files which were in order one after another become one that is.
 */
final class Compaction {
  /** Files from this size on stay as they are. */
  private static final long SMALL_BYTES = 16L * 1024 * 1024;

  /** Fewer small files than this are not worth a rewrite, while more are coming. */
  private static final int WORTHWHILE = 20;

  /**
   * Once so many commits added nothing to a partition, what is left of it is merged too: over the
   * years the few files of each day would become more than all others.
   */
  static final int QUIET_COMMITS = 200;

  /** A run is bounded; the next one goes on. */
  private static final int MOST_FILES = 2000;

  private final Table table;

  Compaction(Table table) {
    this.table = table;
  }

  /** How many files were replaced. */
  int run() {
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      return 0;
    }
    RewriteFiles rewrite = table.newRewrite().validateFromSnapshot(head.snapshotId());
    int replaced = 0;
    for (List<DataFile> group : groups()) {
      if (group.size() >= (quiet(group, head) ? 2 : WORTHWHILE)) {
        DataFile file = merge(group);
        rewrite.rewriteFiles(Set.copyOf(group), Set.of(file));
        replaced += group.size();
      }
    }
    if (replaced > 0) {
      rewrite.commit();
    }
    return replaced;
  }

  private static boolean quiet(List<DataFile> group, Snapshot head) {
    long before = head.sequenceNumber() - QUIET_COMMITS;
    return group.stream()
        .map(DataFile::dataSequenceNumber)
        .allMatch(number -> number != null && number <= before);
  }

  private List<List<DataFile>> groups() {
    Map<StructLikeWrapper, List<DataFile>> small = new HashMap<>();
    StructLikeWrapper key = StructLikeWrapper.forType(table.spec().partitionType());
    int files = 0;
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      for (FileScanTask task : tasks) {
        if (files < MOST_FILES && mergeable(task)) {
          small
              .computeIfAbsent(key.copyFor(task.file().partition()), any -> new ArrayList<>())
              .add(task.file());
          files++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot plan " + table.name(), e);
    }
    small.values().forEach(this::order);
    return List.copyOf(small.values());
  }

  private void order(List<DataFile> files) {
    if (table.sortOrder().isUnsorted()) {
      return;
    }
    int field = table.sortOrder().fields().get(0).sourceId();
    Type type = table.schema().findType(field);
    Comparator<Object> natural = Comparators.forType(type.asPrimitiveType());
    files.sort(
        Comparator.comparing(file -> lowest(file, field, type), Comparator.nullsFirst(natural)));
  }

  private static @Nullable Object lowest(DataFile file, int field, Type type) {
    Map<Integer, ByteBuffer> bounds = file.lowerBounds();
    return bounds == null || bounds.get(field) == null
        ? null
        : Conversions.fromByteBuffer(type, bounds.get(field));
  }

  private boolean mergeable(FileScanTask task) {
    return task.deletes().isEmpty()
        && task.file().specId() == table.spec().specId()
        && task.file().format() == FileFormat.PARQUET
        && task.file().fileSizeInBytes() < SMALL_BYTES;
  }

  private DataFile merge(List<DataFile> files) {
    StructLike partition = files.get(0).partition();
    EncryptedOutputFile output =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId("compaction-" + UUID.randomUUID())
            .build()
            .newOutputFile(partition);
    try {
      DataWriter<Record> writer =
          Parquet.writeData(output)
              .forTable(table)
              .withSpec(table.spec())
              .withPartition(partition)
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        for (DataFile file : files) {
          copy(file, writer);
        }
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot compact " + table.name(), e);
    }
  }

  private void copy(DataFile file, DataWriter<Record> writer) throws IOException {
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(table.schema())
            .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
            .reuseContainers()
            .build()) {
      rows.forEach(writer::write);
    }
  }
}
