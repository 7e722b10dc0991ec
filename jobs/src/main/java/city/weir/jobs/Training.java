package city.weir.jobs;

import city.weir.jobs.promotion.Promoter;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Loads and runs what promotions use, over a lake in a temporary folder, so that a class-data
 * archive can be made of it.
 */
final class Training {
  private static final String CONTRACT = "training.odcs.yaml";
  private static final String RAW = "raw.training";
  private static final String TARGET = "resource.training";

  private Training() {}

  /**
   * Runs a promotion into an empty table, and one that merges.
   *
   * @throws IllegalStateException when one fails: an archive made then would be of no use
   */
  static void run() throws IOException {
    Path folder = Files.createTempDirectory("weir-training");
    SparkSession session = SparkRuntime.start(SparkRuntime.folder(folder.toUri().toString()));
    try {
      make(session);
      Promoter promoter = new Promoter(session);
      long first = land(session, "18.1");
      promote(promoter, session, null, first);
      promote(promoter, session, first, land(session, "18.2"));
    } finally {
      session.stop();
      delete(folder);
    }
  }

  private static void make(SparkSession session) {
    session.sql(
        "CREATE TABLE lake.%s (station string, tm string, z string, _source string, _batch string, _offset bigint, _received_at timestamp, _hash string, _extra string) USING iceberg"
            .formatted(RAW));
    session.sql(
        "CREATE TABLE lake.%s (station string, observed_at timestamp, stage decimal(8,3)) USING iceberg PARTITIONED BY (days(observed_at))"
            .formatted(TARGET));
    session.sql(
        "CREATE TABLE lake.quarantine.training (_source string, _batch string, _offset bigint, _received_at timestamp, _hash string, stage string, dataset string, reason string, record string) USING iceberg");
  }

  private static long land(SparkSession session, String stage) {
    session.sql(
        """
        INSERT INTO lake.%s VALUES
          ('hankou', '2026-06-01 08:00:00', '%s', 's', 'b', 1, current_timestamp(), 'h', null),
          ('hankou', 'never', '18', 's', 'b', 2, current_timestamp(), 'h', null)
        """
            .formatted(RAW, stage));
    return session
        .sql("SELECT snapshot_id FROM lake.%s.refs WHERE name = 'main'".formatted(RAW))
        .first()
        .getLong(0);
  }

  private static void promote(Promoter promoter, SparkSession session, @Nullable Long from, long to)
      throws IOException {
    PromotionOrder order =
        new PromotionOrder(
            "training",
            CONTRACT,
            Map.of(CONTRACT, text()),
            TARGET,
            "quarantine.training",
            "training-" + to,
            List.of(new PromotionOrder.Input(RAW, from, to)),
            Map.of("weir.order", "training"));
    PromotionReport report = promoter.run(order);
    if (report.outcome() != PromotionReport.Outcome.STAGED || report.rowsWritten() != 1) {
      throw new IllegalStateException("The training promotion did not go as it should: " + report);
    }
    session.sql(
        "CALL lake.system.fast_forward('%s', 'main', '%s')".formatted(TARGET, order.branch()));
  }

  private static String text() throws IOException {
    try (InputStream input = Training.class.getResourceAsStream(CONTRACT)) {
      if (input == null) {
        throw new IOException("The jar lacks " + CONTRACT);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
