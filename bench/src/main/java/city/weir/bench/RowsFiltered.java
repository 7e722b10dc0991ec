package city.weir.bench;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One device's readings of an hour through {@code /rows}, beside the same query on DuckDB alone
 * over the same Parquet files. The figure is the median; the 95th percentiles are printed before
 * it.
 */
record RowsFiltered() implements Measurement {
  private static final int ROWS = Integer.getInteger("weir.bench.rows", 1_000_000);
  private static final int CALLS = 200;

  @Override
  public String name() {
    return "rows-filtered";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path csv = scratch.resolve("readings.csv");
    Readings.write(csv, ROWS);
    Path home = Files.createDirectory(scratch.resolve("home"));
    // One caller asks as fast as it can: the limit for clients is not what is measured.
    String unlimited = "-Dweir.limits.requests-per-second=100000";
    try (Product product = Product.start(root, home, unlimited)) {
      product.publish("readings.odcs.yaml", CsvToZone.contract());
      product.drop(csv, "readings");
      product.await("resource", ROWS, Duration.ofMinutes(10));
      String filter =
          "device_id = 'dev-00042' and observed_at >= '2026-06-01T02:00:00Z'"
              + " and observed_at < '2026-06-01T03:00:00Z'";
      String path =
          "/api/v1/datasets/bench.readings/rows?limit=1000&filter=" + Product.encode(filter);
      Percentiles ours = Percentiles.of(100, CALLS, () -> expectOk(product.get(path)));
      try (DuckDb duck = new DuckDb()) {
        String query = "SELECT * FROM read_parquet([%s]) WHERE %s".formatted(files(home), filter);
        Percentiles peer = Percentiles.of(100, CALLS, () -> duck.read(query));
        System.out.printf("p95: ours=%.1f peer=%.1f ms%n", ours.p95(), peer.p95());
        return new Figure(name(), ours.p50(), peer.p50(), "ms");
      }
    }
  }

  private static void expectOk(HttpResponse<String> answer) {
    if (answer.statusCode() != 200 || !answer.body().contains("dev-00042")) {
      throw new IllegalStateException(
          "Not the rows asked for: " + answer.statusCode() + " " + answer.body());
    }
  }

  private static String files(Path home) throws Exception {
    try (Stream<Path> paths = Files.walk(home.resolve("warehouse/resource/bench_readings/data"))) {
      List<Path> files = paths.filter(p -> p.toString().endsWith(".parquet")).toList();
      return files.stream().map(p -> "'" + p + "'").collect(Collectors.joining(","));
    }
  }
}
