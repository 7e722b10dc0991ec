package city.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A million rows as CSV through {@code /rows/export}, beside DuckDB's own COPY of the same rows to
 * a file. The figure is rows a second; the memory the server came to is printed before it.
 */
record RowsStream() implements Measurement {
  private static final int ROWS = 1_000_000;

  /** Three days hold a million readings. */
  private static final String CONDITION = "observed_at < '2026-06-04T00:00:00Z'";

  @Override
  public String name() {
    return "rows-stream";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    try (LargeProduct product = LargeProduct.start(root, scratch);
        DuckDb duck = new DuckDb();
        Caller caller = product.caller()) {
      String path = LargeProduct.ROWS + "/export?format=csv&filter=" + Product.encode(CONDITION);
      AtomicLong lines = new AtomicLong();
      Caller.Body count =
          (bytes, length) -> {
            int found = 0;
            for (int i = 0; i < length; i++) {
              found += bytes[i] == '\n' ? 1 : 0;
            }
            lines.addAndGet(found);
          };
      Percentiles ours =
          Percentiles.of(
              1,
              5,
              () -> {
                lines.set(0);
                caller.get(path, count);
                if (lines.get() != ROWS + 1) {
                  throw new IllegalStateException(lines + " lines");
                }
              });
      System.out.println("server, most resident memory so far: " + peak(product.pid()));
      String copy =
          "COPY (SELECT * FROM %s WHERE %s) TO '%s' (FORMAT csv, HEADER)"
              .formatted(product.files(), CONDITION, scratch.resolve("rows.csv"));
      Percentiles peer = Percentiles.of(1, 5, () -> duck.run(copy));
      return new Figure(name(), ROWS / ours.p50() * 1e3, ROWS / peer.p50() * 1e3, "rows/s");
    }
  }

  private static String peak(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("unknown");
  }
}
