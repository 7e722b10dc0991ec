package city.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The product over 10 million readings, and an agency that may read them: by an agreement with a
 * condition on rows, one column masked.
 */
final class LargeProduct implements AutoCloseable {
  static final String ROWS = "/api/v1/datasets/bench.readings/rows";
  private static final String AGENCY = "bench-agency";

  private final Product product;
  private final Path home;

  private LargeProduct(Product product, Path home) {
    this.product = product;
    this.home = home;
  }

  static LargeProduct start(Path root, Path scratch) throws Exception {
    Path home = Files.createDirectory(scratch.resolve("home"));
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    Files.writeString(contracts.resolve("readings.odcs.yaml"), contract());
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: bench-agency, name: 测速单位, roles: [agency, analyst], clearance: general-2}
          - {id: bench-trino, name: Trino, roles: [engine]}
        agreements:
          - id: bench-readings
            dataset: bench.readings
            recipient: bench-agency
            purpose: emergency-response
            use: 测速 / measuring
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql, file]
            rows: district_code like '4201%'
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-2
        """);
    fill(root, home, scratch);
    // The limit for callers is not what is measured.
    String unlimited = "-Dweir.limits.requests-per-second=1000000";
    return new LargeProduct(Product.start(root, home, unlimited), home);
  }

  private static String contract() throws IOException {
    String unit =
        """
              - name: unit
                businessName: 单位
                logicalType: string
                transformSourceObjects: [unit]
                classification: general-1
        """;
    String masked =
        unit.replace("general-1", "general-4")
            + "        customProperties:\n          - {property: mask, value: {default: hash}}\n";
    String with =
        CsvToZone.contract()
            .replace(unit, masked)
            .replace(
                "{type: unconditional, ways: [query, sql, subscription]}",
                "{type: conditional, condition: 测速, ways: [query, sql, subscription, file]}");
    if (!with.contains("hash") || !with.contains("conditional")) {
      throw new IllegalStateException("readings.odcs.yaml is not as it was");
    }
    return with;
  }

  private static void fill(Path root, Path home, Path scratch) throws Exception {
    Path server = root.resolve("api/server/target/server");
    Path log = scratch.resolve("fill.log");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-cp",
                "%s:%s/weir-server.jar:%s/lib/*"
                    .formatted(root.resolve("bench/target/bench/weir-bench.jar"), server, server),
                "city.weir.bench.LargeLake",
                home.toString(),
                root.resolve("bench/target/cache").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("The lake was not filled:\n" + Files.readString(log));
    }
  }

  Caller caller() throws Exception {
    return new Caller(product.port(), product.token(AGENCY));
  }

  /** A Trino over its lake, in a session of the agency. */
  Trino trino(Path root, Path scratch) throws Exception {
    return Trino.start(root, scratch, product, "bench-trino", AGENCY);
  }

  long pid() throws IOException {
    return product.pid();
  }

  /** The files of the table, as DuckDB reads them. */
  String files() throws IOException {
    try (Stream<Path> paths = Files.walk(home.resolve("warehouse/resource/bench_readings/data"))) {
      List<Path> files = paths.filter(p -> p.toString().endsWith(".parquet")).sorted().toList();
      return files.stream()
          .map(p -> "'" + p + "'")
          .collect(Collectors.joining(",", "read_parquet([", "])"));
    }
  }

  @Override
  public void close() throws Exception {
    product.close();
  }
}
