package city.weir.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Rows a second from a CSV file in the drop folder until they are visible in a zone, beside
 * DuckDB's {@code COPY} of the same file to Parquet. For raw the worker is off, so that only
 * landing is measured; for resource everything on the way counts, landing included, with the worker
 * warm.
 */
record CsvToZone(String name, String zone) implements Measurement {
  private static final int ROWS = Integer.getInteger("weir.bench.rows", 1_000_000);

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path csv = scratch.resolve("readings.csv");
    Readings.write(csv, ROWS);
    boolean toRaw = zone.equals("raw");
    double ours;
    Path home = Files.createDirectory(scratch.resolve("home"));
    try (Product product = Product.start(root, home, "-Dweir.worker.enabled=" + !toRaw)) {
      product.publish("readings.odcs.yaml", contract());
      Path warm = scratch.resolve("warm.csv");
      Readings.write(warm, Readings.DEVICES);
      product.drop(warm, "readings");
      product.await(zone, Readings.DEVICES, Duration.ofMinutes(2));
      // The readings of the first minute come again: raw keeps both, resource keeps one by key.
      long expected = toRaw ? (long) ROWS + Readings.DEVICES : ROWS;
      long began = System.nanoTime();
      product.drop(csv, "readings");
      product.await(zone, expected, Duration.ofMinutes(10));
      ours = ROWS / ((System.nanoTime() - began) / 1e9);
    }
    try (DuckDb peer = new DuckDb()) {
      double seconds = peer.copy(csv, scratch.resolve("readings.parquet"));
      return new Figure(name, ours, ROWS / seconds, "rows/s");
    }
  }

  static String contract() throws IOException {
    try (var in = CsvToZone.class.getResourceAsStream("readings.odcs.yaml")) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
