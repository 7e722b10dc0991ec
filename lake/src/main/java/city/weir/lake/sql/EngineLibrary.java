package city.weir.lake.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The library of DuckDB that its driver unpacks into the temporary folder: 70 MB for each process,
 * taken away only when that ends in good order. One that is killed would leave it behind each time.
 */
public final class EngineLibrary {
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final Pattern UNPACKED = Pattern.compile("/.*/libduckdb_java[0-9]+\\.so$");

  private EngineLibrary() {}

  /**
   * Takes the file away; what this process has loaded of it stays loaded. To be called after the
   * first connection. Does nothing where the system does not say what is loaded.
   */
  public static void unlink() throws IOException {
    if (Files.notExists(MAPPED)) {
      return;
    }
    List<String> files;
    try (Stream<String> lines = Files.lines(MAPPED)) {
      files =
          lines
              .flatMap(line -> UNPACKED.matcher(line).results().map(MatchResult::group))
              .distinct()
              .toList();
    }
    for (String file : files) {
      Files.deleteIfExists(Path.of(file));
    }
  }
}
