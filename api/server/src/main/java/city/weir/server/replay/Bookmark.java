package city.weir.server.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How far a recording was played, kept over restarts. Written after each acknowledgement. */
final class Bookmark {
  private final Path file;

  Bookmark(Path folder, String recording) throws IOException {
    this.file = Files.createDirectories(folder).resolve(recording + ".played");
  }

  /** Messages acknowledged so far, of all rounds. */
  long read() throws IOException {
    return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
  }

  void write(long played) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, Long.toString(played));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
