package city.weir.catalog.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where generations of the index are: each in a numbered folder, and beside them a file that names
 * the one in use. It is replaced in one step, so that there is always exactly one.
 */
final class Folders {
  private static final String CURRENT = "current";

  private final Path home;

  Folders(Path home) throws IOException {
    this.home = Files.createDirectories(home);
  }

  /** The generation in use. */
  Optional<Path> current() throws IOException {
    Path file = home.resolve(CURRENT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String name = Files.readString(file).strip();
    // A damaged file must not lead out of the home.
    return name.matches("[0-9]{1,18}") && Files.isDirectory(home.resolve(name))
        ? Optional.of(home.resolve(name))
        : Optional.empty();
  }

  /** A folder that no generation is in yet. */
  Path next() throws IOException {
    long highest = 0;
    for (Path path : list(home)) {
      String name = path.getFileName().toString();
      if (name.matches("[0-9]{1,18}")) {
        highest = Math.max(highest, Long.parseLong(name));
      }
    }
    return Files.createDirectory(home.resolve(Long.toString(highest + 1)));
  }

  void use(Path generation) throws IOException {
    Path written =
        Files.writeString(home.resolve(CURRENT + ".new"), generation.getFileName() + "\n");
    Files.move(
        written,
        home.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what an interrupted rebuild, or an older version, left behind. */
  void removeAllBut(Path generation) throws IOException {
    for (Path path : list(home)) {
      if (!path.equals(generation) && !path.getFileName().toString().equals(CURRENT)) {
        remove(path);
      }
    }
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }
}
