package city.weir.pipelines.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers which bytes of a folder have landed: one small file each, named by their fingerprint,
 * holding the name the bytes landed under.
 */
final class LandedFiles {
  private final Path folder;

  LandedFiles(Path archive) {
    this.folder = archive.resolve(".landed");
  }

  /** The name these bytes landed under. */
  Optional<String> nameOf(String hash) throws IOException {
    Path mark = folder.resolve(hash);
    return Files.exists(mark) ? Optional.of(Files.readString(mark).strip()) : Optional.empty();
  }

  void remember(String hash, String name) throws IOException {
    Folders.write(folder.resolve(hash), name + "\n");
  }
}
