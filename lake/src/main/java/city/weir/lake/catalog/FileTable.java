package city.weir.lake.catalog;

import city.weir.contract.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;

/** A table without its catalog, to be read only: the newest of its metadata files tells of it. */
public final class FileTable {
  private static final Pattern METADATA = Pattern.compile("([0-9]+)-.*\\.metadata\\.json");

  private final Path warehouse;
  private final TableName name;
  private final Path folder;

  private FileTable(Path warehouse, TableName name, Path folder) {
    this.warehouse = warehouse;
    this.name = name;
    this.folder = folder;
  }

  /** The table {@code name} in {@code warehouse}, unless nothing was ever written of it. */
  public static Optional<FileTable> find(Path warehouse, TableName name) {
    Path folder = warehouse.resolve(name.namespace()).resolve(name.name()).resolve("metadata");
    FileTable table = new FileTable(warehouse, name, folder);
    return Files.isDirectory(folder) && !table.metadata().isEmpty()
        ? Optional.of(table)
        : Optional.empty();
  }

  /** The table as its newest metadata file shows it. */
  public Table newest() {
    Path newest =
        metadata().stream()
            .max(Comparator.comparingLong(FileTable::version).thenComparing(FileTable::written))
            .orElseThrow(() -> new IllegalStateException("No metadata files in " + folder));
    return new BaseTable(
        new StaticTableOperations(Locations.locationOf(newest), new LocalFileIO(warehouse)),
        name.toString());
  }

  private List<Path> metadata() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> version(file) >= 0).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** Grows with each commit; -1 when the file is none of metadata. */
  private static long version(Path file) {
    Matcher name = METADATA.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }

  /** Tells the file of a commit from that of an attempt which lost or died. */
  private static long written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + file, e);
    }
  }
}
