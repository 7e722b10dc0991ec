package city.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * From the commit of readings to their delivery, at the 99th percentile over 160 healthy receivers:
 * while 20 others are dead and 20 take ten seconds to answer; beside the same without those, in the
 * same server. Then the server is killed while it delivers and started again: what came is printed,
 * and an event that was lost, or that has two contents under one id, ends the measurement.
 */
record WebhookFanout() implements Measurement {
  private static final int HEALTHY = 160;
  private static final int DEAD = 20;
  private static final int SLOW = 20;
  private static final int COMMITS = Integer.getInteger("weir.bench.commits", 15);
  private static final String OPTIONS =
      "-Dweir.limits.requests-per-second=100000 -Dweir.subscriptions.own-host=true";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "webhook-fanout";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path home = Files.createDirectory(scratch.resolve("home"));
    Batches batches = new Batches(scratch);
    try (Receivers receivers = new Receivers(HEALTHY)) {
      double peer;
      double ours;
      try (Product product = Product.start(root, home, OPTIONS)) {
        product.publish("readings.odcs.yaml", CsvToZone.contract());
        product.drop(batches.next(), "readings");
        product.await("resource", 1, PATIENCE);
        IntStream.range(0, HEALTHY).mapToObj(receivers::healthy).forEach(product::subscribe);
        p99(product, receivers, batches, 5);
        peer = p99(product, receivers, batches, COMMITS);
        IntStream.range(0, DEAD).mapToObj(receivers::dead).forEach(product::subscribe);
        IntStream.range(0, SLOW).mapToObj(receivers::slow).forEach(product::subscribe);
        ours = p99(product, receivers, batches, COMMITS);
        product.drop(batches.next(), "readings");
        receivers.awaitSome(batches.last(), PATIENCE);
        product.kill();
      }
      try (Product again = Product.start(root, home, OPTIONS)) {
        receivers.awaitAll(batches.last(), PATIENCE);
        again.drop(batches.next(), "readings");
        receivers.awaitAll(batches.last(), PATIENCE);
      }
      System.out.println(receivers.account(batches.last()));
      return new Figure(name(), ours, peer, "ms");
    }
  }

  /** Commits so often, one after the other; the 99th percentile in milliseconds. */
  private static double p99(Product product, Receivers receivers, Batches batches, int commits)
      throws Exception {
    int first = batches.last() + 1;
    for (int i = 0; i < commits; i++) {
      product.drop(batches.next(), "readings");
      receivers.awaitAll(batches.last(), PATIENCE);
    }
    return receivers.p99(first, batches.last());
  }
}
