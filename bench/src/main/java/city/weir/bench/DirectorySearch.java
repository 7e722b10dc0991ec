package city.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One search of the directory over 100,000 entries with 2,000,000 columns: the 95th percentile, in
 * milliseconds, over a mix of what people ask, with facets, audiences, filters and reasons; beside
 * Lucene's plain search over one field of the same entries. The index is made once and kept.
 */
record DirectorySearch() implements Measurement {
  @Override
  public String name() {
    return "directory-search";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path server = root.resolve("api/server/target/server");
    Path figures = scratch.resolve("figures");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-cp",
                "%s:%s/weir-server.jar:%s/lib/*"
                    .formatted(root.resolve("bench/target/bench/weir-bench.jar"), server, server),
                "city.weir.bench.InsideSearch",
                root.resolve("bench/target/cache").toString(),
                figures.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("The measurement failed; see above");
    }
    List<String> lines = Files.readAllLines(figures);
    lines.subList(2, lines.size()).forEach(System.out::println);
    return new Figure(
        name(), Double.parseDouble(lines.get(0)), Double.parseDouble(lines.get(1)), "ms");
  }
}
