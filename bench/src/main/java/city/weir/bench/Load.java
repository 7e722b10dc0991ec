package city.weir.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What many callers at once were given.
 *
 * @param perSecond answers of all together
 */
record Load(double perSecond, double p50, double p99) {

  /** One caller; a call that fails ends the measurement. */
  interface Calling extends AutoCloseable {
    void call(int nth) throws Exception;
  }

  /** Makes the callers. */
  @FunctionalInterface
  interface Callers {
    Calling make() throws Exception;
  }

  static Load of(int callers, int warmCalls, int calls, Callers make) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    List<Calling> all = new ArrayList<>();
    try {
      for (int i = 0; i < callers; i++) {
        all.add(make.make());
      }
      round(pool, all, warmCalls);
      long began = System.nanoTime();
      double[] millis = round(pool, all, calls);
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Load(
          millis.length / seconds, millis[millis.length / 2], millis[millis.length * 99 / 100]);
    } finally {
      pool.shutdown();
      for (Calling calling : all) {
        calling.close();
      }
    }
  }

  private static double[] round(ExecutorService pool, List<Calling> all, int calls)
      throws Exception {
    List<Future<double[]>> running = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Calling calling = all.get(i);
      int first = i * calls;
      running.add(pool.submit(() -> times(calling, first, calls)));
    }
    double[] millis = new double[all.size() * calls];
    for (int i = 0; i < running.size(); i++) {
      System.arraycopy(running.get(i).get(), 0, millis, i * calls, calls);
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double[] times(Calling calling, int first, int calls) throws Exception {
    double[] millis = new double[calls];
    for (int i = 0; i < calls; i++) {
      long began = System.nanoTime();
      calling.call(first + i);
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    return millis;
  }

  String line(String who) {
    return String.format(
        Locale.ROOT, "%s: %.0f/s, p50 %.2f ms, p99 %.2f ms", who, perSecond, p50, p99);
  }
}
