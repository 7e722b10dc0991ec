package city.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One decision of the policy with 10,000 agreements in the real store: the 99th percentile, in
 * milliseconds, beside the same lookup straight by SQL through an index. How long a revocation
 * takes to be in effect is printed before it. Measured within a server, in a process of its own.
 */
record PolicyDecision() implements Measurement {
  @Override
  public String name() {
    return "policy-decision";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path home = Files.createDirectories(scratch.resolve("home"));
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    for (String file : List.of("gas-reading.odcs.yaml", "wuhan-districts.csv")) {
      Files.copy(root.resolve("samples/wuhan/contracts").resolve(file), contracts.resolve(file));
    }
    Path server = root.resolve("api/server/target/server");
    Path figures = scratch.resolve("figures");
    Path log = scratch.resolve("server.log");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-cp",
                "%s:%s/weir-server.jar:%s/lib/*"
                    .formatted(root.resolve("bench/target/bench/weir-bench.jar"), server, server),
                "city.weir.bench.InsideServer",
                home.toString(),
                figures.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("The measurement failed:\n" + Files.readString(log));
    }
    List<String> lines = Files.readAllLines(figures);
    System.out.println(lines.get(2));
    return new Figure(
        name(), Double.parseDouble(lines.get(0)), Double.parseDouble(lines.get(1)), "ms");
  }
}
