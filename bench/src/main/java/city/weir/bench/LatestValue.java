package city.weir.bench;

import java.nio.file.Path;

/**
 * The newest value of one device through {@code /rows/latest}, policy and audit on, by 16 callers
 * that share the two cores with the server. The figure is answers a second, beside the 3,000 it is
 * to reach; percentiles are printed before it.
 */
record LatestValue() implements Measurement {
  private static final int CALLERS = 16;
  private static final double GOAL = 3_000;

  @Override
  public String name() {
    return "latest-value";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    try (LargeProduct product = LargeProduct.start(root, scratch)) {
      Load load = Load.of(CALLERS, 2_000, 3_000, () -> new Calls(product.caller()));
      System.out.println(load.line("latest"));
      return new Figure(name(), load.perSecond(), GOAL, "requests/s");
    }
  }

  private record Calls(Caller caller) implements Load.Calling {
    @Override
    public void call(int nth) throws Exception {
      String device = "dev-%05d".formatted(nth % Readings.DEVICES);
      String answer =
          caller.get(
              LargeProduct.ROWS
                  + "/latest?filter="
                  + Product.encode("device_id = '" + device + "'"));
      if (!answer.contains(device) || !answer.contains("2026-06-30T23:5")) {
        throw new IllegalStateException("Not its newest value: " + answer);
      }
    }

    @Override
    public void close() throws Exception {
      caller.close();
    }
  }
}
