package city.weir.bench;

import java.util.Arrays;

/** Milliseconds that calls took. */
record Percentiles(double p50, double p95) {

  /** A call to be timed. */
  @FunctionalInterface
  interface Call {
    void run() throws Exception;
  }

  /** Times {@code calls} calls after {@code warm} untimed ones. */
  static Percentiles of(int warm, int calls, Call call) throws Exception {
    for (int i = 0; i < warm; i++) {
      call.run();
    }
    double[] millis = new double[calls];
    for (int i = 0; i < calls; i++) {
      long began = System.nanoTime();
      call.run();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    return new Percentiles(millis[calls / 2], millis[calls * 95 / 100]);
  }
}
