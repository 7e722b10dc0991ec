package city.weir.jobs;

import city.weir.jobs.lease.Desk;
import city.weir.jobs.lease.OrderJson;
import city.weir.jobs.lease.Server;
import city.weir.jobs.promotion.Promoter;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The same work under {@code spark-submit}. Without an argument it does all that the server has to
 * be done and ends; with the name of a file it carries out the order in it and prints the report.
 * Ends with an exception, and so with a failure of the submission, when a promotion failed.
 */
public final class Promote {
  private static final String CATALOG_TYPE = "spark.sql.catalog.lake.type";

  private Promote() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 1) {
      throw new IllegalArgumentException("Give one file with an order, or nothing");
    }
    if (arguments.length == 1) {
      one(Path.of(arguments[0]));
    } else {
      all(Settings.from(System.getenv()));
    }
  }

  private static void one(Path file) throws IOException {
    try (SparkSession session = session()) {
      PromotionReport report = new Promoter(session).run(OrderJson.order(Files.readString(file)));
      System.out.println(OrderJson.write(report));
      require(report.outcome() == PromotionReport.Outcome.STAGED);
    }
  }

  private static void all(Settings settings) throws IOException, InterruptedException {
    Server server =
        new Server(settings.server(), settings.client(), settings.secret(), Clock.systemUTC());
    AtomicBoolean good = new AtomicBoolean(true);
    try (SparkSession session = session();
        Desk desk = new Desk(server, "submitted-" + session.sparkContext().applicationId())) {
      Promoter promoter = new Promoter(session);
      Function<PromotionOrder, PromotionReport> work =
          order -> {
            PromotionReport report = promoter.run(order);
            good.compareAndSet(true, report.outcome() == PromotionReport.Outcome.STAGED);
            return report;
          };
      boolean more = true;
      while (more) {
        more = desk.serve(work);
      }
    }
    require(good.get());
  }

  /** The catalog named in Spark's configuration, or else the server's. */
  private static SparkSession session() {
    if (new SparkConf().contains(CATALOG_TYPE)) {
      return SparkRuntime.start(Map.of());
    }
    Settings settings = Settings.from(System.getenv());
    return SparkRuntime.start(
        SparkRuntime.served(settings.server(), settings.client(), settings.secret()));
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalStateException("A promotion failed (see its report above)");
    }
  }
}
