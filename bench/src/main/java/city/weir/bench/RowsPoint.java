package city.weir.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One device's last hour of 10 million readings through {@code /rows}, by an agreement with a
 * condition and a mask, beside the same query on DuckDB alone over the same files. The figure is
 * the median of one caller; what 32 at once are given, and what it takes through Trino, is printed
 * before it.
 */
record RowsPoint() implements Measurement {
  private static final int CALLERS = 32;

  @Override
  public String name() {
    return "rows-point";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    try (LargeProduct product = LargeProduct.start(root, scratch);
        DuckDb duck = new DuckDb()) {
      String files = product.files();
      Percentiles ours;
      try (Calls calls = new Calls(product.caller())) {
        ours = Percentiles.of(200, 1_000, () -> calls.call((int) System.nanoTime() & 0xfff));
      }
      Percentiles peer = Percentiles.of(50, 300, () -> expect(duck.read(query(files, 42))));
      Load many = Load.of(CALLERS, 20, 100, () -> new Calls(product.caller()));
      Load peers = Load.of(CALLERS, 5, 30, () -> new Peer(new DuckDb(duck), files));
      System.out.println(many.line("32 callers, ours"));
      System.out.println(peers.line("32 callers, peer"));
      System.out.printf(
          Locale.ROOT,
          "p50 allowed: %.2f ms (1.3 x peer + 3); throughput of 32: ratio %.2f; p99/p50 %.1f%n",
          1.3 * peer.p50() + 3,
          many.perSecond() / peers.perSecond(),
          many.p99() / many.p50());
      System.out.println(besideTrino(root, scratch, product, ours));
      return new Figure(name(), ours.p50(), peer.p50(), "ms");
    }
  }

  private static String besideTrino(Path root, Path scratch, LargeProduct product, Percentiles ours)
      throws Exception {
    if (!Trino.there()) {
      return "Not beside Trino: infra/trino/fetch FOLDER, then"
          + " JAVA_TOOL_OPTIONS=-Dweir.trino=FOLDER";
    }
    try (Trino trino = product.trino(root, scratch)) {
      AtomicInteger nth = new AtomicInteger();
      String query = "SELECT * FROM resource.bench_readings WHERE ";
      Percentiles theirs =
          Percentiles.of(20, 100, () -> expect(trino.read(query + inTrino(nth.getAndIncrement()))));
      return String.format(
          Locale.ROOT,
          "through Trino, under the same policy: p50 %.1f ms, %.1f times ours (5 are asked)",
          theirs.p50(),
          theirs.p50() / ours.p50());
    }
  }

  private static String inTrino(int nth) {
    return condition(nth).replace("'2026-06-30T23:00:00Z'", "TIMESTAMP '2026-06-30 23:00:00 UTC'");
  }

  private static String condition(int nth) {
    return "device_id = 'dev-%05d' and observed_at >= '2026-06-30T23:00:00Z'"
        .formatted(nth % Readings.DEVICES);
  }

  private static String query(String files, int nth) {
    return "SELECT * FROM " + files + " WHERE " + condition(nth);
  }

  private static void expect(int rows) {
    if (rows < 10) {
      throw new IllegalStateException("%d rows of an hour".formatted(rows));
    }
  }

  private record Calls(Caller caller) implements Load.Calling {
    @Override
    public void call(int nth) throws Exception {
      String answer = caller.get(LargeProduct.ROWS + "?filter=" + Product.encode(condition(nth)));
      expect(answer.split("\"device_id\"", -1).length - 1);
    }

    @Override
    public void close() throws Exception {
      caller.close();
    }
  }

  private record Peer(DuckDb duck, String files) implements Load.Calling {
    @Override
    public void call(int nth) throws Exception {
      expect(duck.read(query(files, nth)));
    }

    @Override
    public void close() throws Exception {
      duck.close();
    }
  }
}
