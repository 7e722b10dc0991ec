package city.weir.lake.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Files of a local or mounted warehouse, and of nothing else: a client that writes through the
 * catalog must not make the server read or write elsewhere.
 *
 * <p>A location is handed back exactly as it was given ({@code file:///...}), since metadata refers
 * to files by it and engines compare it as text.
 */
final class LocalFileIO implements FileIO {
  private static final long serialVersionUID = 1L;

  private final transient Path warehouse;

  LocalFileIO(Path warehouse) {
    this.warehouse = warehouse.toAbsolutePath().normalize();
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInput(location, inside(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutput(location, inside(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(inside(location));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }

  private Path inside(String location) {
    Path path = Locations.pathOf(location).toAbsolutePath().normalize();
    if (!path.startsWith(warehouse)) {
      throw new ForbiddenException(
          "Cannot reach %s: it is outside the warehouse %s (leave the location out, or put it"
              + " inside)",
          location, warehouse);
    }
    return path;
  }

  private record LocalInput(String location, Path path) implements InputFile {
    @Override
    public long getLength() {
      return delegate().getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return delegate().newStream();
    }

    @Override
    public boolean exists() {
      return Files.exists(path);
    }

    private InputFile delegate() {
      return org.apache.iceberg.Files.localInput(path.toFile());
    }
  }

  private record LocalOutput(String location, Path path) implements OutputFile {
    @Override
    public DurableOutputStream create() {
      return DurableOutputStream.create(path);
    }

    @Override
    public DurableOutputStream createOrOverwrite() {
      deleteOld();
      return create();
    }

    @Override
    public InputFile toInputFile() {
      return new LocalInput(location, path);
    }

    private void deleteOld() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot replace " + path, e);
      }
    }
  }
}
