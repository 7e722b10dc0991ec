package city.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the measurement named on the command line. */
public final class Bench {
  private static final List<Measurement> MEASUREMENTS =
      List.of(
          new CsvToZone("csv-to-raw", "raw"),
          new CsvToZone("csv-to-resource", "resource"),
          new RowsFiltered(),
          new RowsPoint(),
          new RowsStream(),
          new LatestValue(),
          new PolicyDecision(),
          new DirectorySearch(),
          new AuditSearch(),
          new ServerStart(),
          new MemoryIdle(),
          new WebhookFanout(),
          new SpreadsheetImport());

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    String wanted = arguments.length == 1 ? arguments[0] : "";
    Measurement measurement =
        MEASUREMENTS.stream().filter(m -> m.name().equals(wanted)).findFirst().orElse(null);
    if (measurement == null) {
      System.err.println(
          "bench/run NAME, where NAME is one of: "
              + MEASUREMENTS.stream().map(Measurement::name).collect(Collectors.joining(", ")));
      System.exit(2);
      return;
    }
    Path scratch = Files.createTempDirectory("weir-bench");
    Figure figure;
    try {
      figure = measurement.measure(Path.of(System.getProperty("weir.root", ".")), scratch);
    } finally {
      remove(scratch);
    }
    System.out.println(figure.line());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(Bench::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
