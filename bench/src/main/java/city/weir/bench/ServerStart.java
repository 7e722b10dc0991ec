package city.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Seconds from {@code bin/weir up} to the first answered call, with the class-data archive made at
 * build, beside the same without the archive. Median of five each, in turns.
 */
record ServerStart() implements Measurement {
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "server-start";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    double[] with = new double[RUNS];
    double[] without = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      with[i] = start(root, scratch.resolve("with" + i), "");
      without[i] = start(root, scratch.resolve("without" + i), "-Xshare:off");
    }
    Arrays.sort(with);
    Arrays.sort(without);
    return new Figure(name(), with[RUNS / 2], without[RUNS / 2], "s");
  }

  private static double start(Path root, Path home, String options) throws Exception {
    Files.createDirectory(home);
    long began = System.nanoTime();
    try (Product product = Product.start(root, home, "-Dweir.worker.enabled=false " + options)) {
      return (System.nanoTime() - began) / 1e9;
    }
  }
}
