package city.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit of three years: an auditor's search for one person's reads in a week and for one
 * dataset's denials through the doors, and the verification of the whole chain by the command; each
 * beside DuckDB alone on the same files, which for the last reads and hashes every row. The figure
 * is the slower of the searches; the others are printed before it. The audit is made once and kept,
 * and each run adds its own searches to it.
 */
record AuditSearch() implements Measurement {
  private static final long EVENTS = Long.getLong("weir.bench.rows", 10_000_000);

  @Override
  public String name() {
    return "audit-search";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path cache = Files.createDirectories(root.resolve("bench/target/cache"));
    Path home = cache.resolve("audit-" + EVENTS);
    Path figures = scratch.resolve("figures");
    Path log = scratch.resolve("server.log");
    run(
        root,
        log,
        "city.weir.bench.InsideAudit",
        home.toString(),
        Long.toString(EVENTS),
        figures.toString());
    Files.readAllLines(log).stream()
        .filter(line -> line.contains(" events kept in "))
        .forEach(System.out::println);
    List<Figure> searches = new ArrayList<>();
    for (String line : Files.readAllLines(figures)) {
      String[] parts = line.split("\t");
      searches.add(
          new Figure(parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), "ms"));
    }
    searches.forEach(search -> System.out.println(search.line()));
    System.out.println(verified(root, scratch, home).line());
    Figure slower =
        searches.stream().max(java.util.Comparator.comparingDouble(Figure::ours)).orElseThrow();
    return new Figure(name(), slower.ours(), slower.peer(), "ms");
  }

  /** Where it is written what of {@code home} DuckDB is to read, to see all events. */
  static Path files(Path home) {
    return home.resolve("event-files.sql");
  }

  private static Figure verified(Path root, Path scratch, Path home) throws Exception {
    Path said = scratch.resolve("verify.log");
    long began = System.nanoTime();
    run(root, said, "city.weir.server.audit.AuditCommand", "verify", "--home", home.toString());
    double ours = (System.nanoTime() - began) / 1e9;
    String intact = Files.readString(said);
    if (!intact.contains("intact: ")) {
      throw new IllegalStateException("The chain is not intact:\n" + intact);
    }
    System.out.print(intact);
    try (DuckDb duck = new DuckDb()) {
      began = System.nanoTime();
      duck.read(
          "SELECT max(sha256(concat_ws('|', COLUMNS(* EXCLUDE (hash)), hash::VARCHAR))) FROM "
              + Files.readString(files(home)));
    }
    return new Figure("verification of the chain", ours, (System.nanoTime() - began) / 1e9, "s");
  }

  private static void run(Path root, Path log, String... command) throws Exception {
    Path server = root.resolve("api/server/target/server");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-cp",
                "%s:%s/weir-server.jar:%s/lib/*"
                    .formatted(root.resolve("bench/target/bench/weir-bench.jar"), server, server)));
    words.addAll(List.of(command));
    int exit =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("It failed:\n" + Files.readString(log));
    }
  }
}
