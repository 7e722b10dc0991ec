package city.weir.pipelines.drop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells the files that are whole from those still being written: one is whole when nothing wrote to
 * it for a while (it was moved here), or when two looks, some time apart, saw the same.
 */
final class StableFiles {
  private static final Duration UNTOUCHED = Duration.ofSeconds(10);
  private static final Duration APART = Duration.ofMillis(700);

  /** What a look at a file saw. */
  record Look(long size, FileTime modified) {
    static Look at(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Look(attributes.size(), attributes.lastModifiedTime());
    }
  }

  private record Seen(Look look, Instant since) {}

  private final Path folder;
  private final Clock clock;
  private Map<Path, Seen> seen = new HashMap<>();

  StableFiles(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The whole files, oldest first. */
  List<Path> look() throws IOException {
    Instant now = clock.instant();
    Map<Path, Seen> current = new HashMap<>();
    List<Path> whole = new ArrayList<>();
    for (Path file : list()) {
      try {
        Look look = Look.at(file);
        Seen before = seen.get(file);
        Seen then = before != null && before.look().equals(look) ? before : new Seen(look, now);
        current.put(file, then);
        boolean untouched = look.modified().toInstant().isBefore(now.minus(UNTOUCHED));
        if (untouched || !then.since().plus(APART).isAfter(now)) {
          whole.add(file);
        }
      } catch (NoSuchFileException e) {
        // Taken away between listing and looking: not ours any more.
        continue;
      }
    }
    seen = current;
    whole.sort(
        Comparator.comparing(
                (Path file) -> Objects.requireNonNull(current.get(file)).look().modified())
            .thenComparing(Path::getFileName));
    return whole;
  }

  /** How many files are there, whole or not. */
  int count() {
    return seen.size();
  }

  private List<Path> list() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean unfinished =
            name.startsWith(".")
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.endsWith("~");
        if (!unfinished && Files.isRegularFile(entry)) {
          files.add(entry);
        }
      }
    }
    return files;
  }
}
