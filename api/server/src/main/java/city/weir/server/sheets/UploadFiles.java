package city.weir.server.sheets;

import city.weir.server.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/** The files as they came. */
@Component
class UploadFiles {
  private final Path folder;

  UploadFiles(Home home) {
    this.folder = home.imports();
  }

  /** Keeps {@code content}; it is on the disk when this returns. */
  void keep(String id, byte[] content) {
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
          FileChannel.open(path(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          file.write(rest);
        }
        file.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the file of import " + id, e);
    }
  }

  byte[] read(String id) {
    try {
      return Files.readAllBytes(path(id));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file of import " + id, e);
    }
  }

  /** Takes away what was kept for nothing. */
  void drop(String id) {
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete the file of import " + id, e);
    }
  }

  /** Ids are allotted here, never written by callers. */
  private Path path(String id) {
    return folder.resolve(id + ".xlsx");
  }
}
