package city.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Resident memory of server and worker together after the sample's kind of work, idle for ten
 * seconds, beside the 1.5 GB that a small machine can spare for them. The server alone is printed
 * before it, beside 400 MB.
 */
record MemoryIdle() implements Measurement {
  private static final double TOGETHER_MB = 1536;

  @Override
  public String name() {
    return "memory-idle";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    Path csv = scratch.resolve("readings.csv");
    Readings.write(csv, 100_000);
    Path home = Files.createDirectory(scratch.resolve("home"));
    try (Product product = Product.start(root, home, "")) {
      product.publish("readings.odcs.yaml", CsvToZone.contract());
      product.drop(csv, "readings");
      product.await("resource", 100_000, Duration.ofMinutes(5));
      LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
      double server = residentMb(product.pid());
      double children = 0;
      for (ProcessHandle child :
          ProcessHandle.of(product.pid()).orElseThrow().descendants().toList()) {
        children += residentMb(child.pid());
      }
      System.out.printf("server=%.0f MB (aim 400), worker and others=%.0f MB%n", server, children);
      return new Figure(name(), server + children, TOGETHER_MB, "MB");
    }
  }

  private static double residentMb(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("No VmRSS of process " + pid);
  }
}
