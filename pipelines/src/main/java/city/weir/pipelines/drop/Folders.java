package city.weir.pipelines.drop;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The three places of a folder's files.
 *
 * @param drop where people and programs put them
 * @param archive those that landed, by day
 * @param rejected those that did not, each with its reason beside it
 */
record Folders(Path drop, Path archive, Path rejected) {

  /**
   * @throws IllegalArgumentException when {@code name} would lead out of the home
   */
  static Folders of(Path home, String name) {
    Path drop = home.resolve("drop").resolve(name).normalize();
    if (name.isBlank() || !home.resolve("drop").normalize().equals(drop.getParent())) {
      throw new IllegalArgumentException(
          "Not the name of a drop folder: '%s' (one name, without /)".formatted(name));
    }
    return new Folders(
        drop, home.resolve("archive").resolve(name), home.resolve("rejected").resolve(name));
  }

  void create() throws IOException {
    Files.createDirectories(drop);
    Files.createDirectories(archive);
    Files.createDirectories(rejected);
  }

  /** Moves a file to {@code folder} under its own name, or with a number when that is taken. */
  static Path move(Path file, Path folder) throws IOException {
    Path target = free(folder, file.getFileName().toString());
    try {
      return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // The folders lie on different file systems.
      return Files.move(file, target);
    }
  }

  /** The path for a file of this name; only this process puts files into the folder. */
  static Path free(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(name);
    for (int i = 2; Files.exists(target); i++) {
      target = folder.resolve(name + "." + i);
    }
    return target;
  }

  /** Writes a small file so that it is there whole, after a crash too, or not at all. */
  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        fresh,
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
