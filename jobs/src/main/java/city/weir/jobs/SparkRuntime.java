package city.weir.jobs;

import java.net.URI;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark for small promotions that must be quick, and big ones that must not need much
 * memory.
 */
public final class SparkRuntime {
  /** Spark's own settings win where they are given, as under spark-submit. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("spark.app.name", "weir-worker"),
          Map.entry("spark.master", "local[2]"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry("spark.sql.shuffle.partitions", "2"),
          // A stage is planned only after the one before has run: costs small promotions more
          // than it gains big ones.
          Map.entry("spark.sql.adaptive.enabled", "false"),
          // Each query is described at length for a page that is off.
          Map.entry("spark.sql.ui.explainMode", "simple"),
          Map.entry("spark.sql.maxPlanStringLength", "1000"),
          Map.entry("spark.sql.catalogImplementation", "in-memory"),
          Map.entry("spark.cleaner.periodicGC.interval", "10min"));

  /** What promotions rely on, wherever they run. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.datetime.java8API.enabled", "true",
          "spark.sql.ansi.enabled", "false",
          "spark.sql.extensions",
              "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
          "spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog",
          // A cached table would hide what the server has committed since.
          "spark.sql.catalog.lake.cache-enabled", "false",
          "spark.sql.iceberg.check-nullability", "false");

  private SparkRuntime() {}

  /** Spark over a lake's catalog, whose properties are given without the prefix of its name. */
  public static SparkSession start(Map<String, String> catalog) {
    SparkConf conf = new SparkConf();
    DEFAULTS.forEach(conf::setIfMissing);
    REQUIRED.forEach(conf::set);
    catalog.forEach((key, value) -> conf.set("spark.sql.catalog.lake." + key, value));
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** The server's Iceberg REST catalog, with the worker's own token. */
  static Map<String, String> served(URI server, String client, String secret) {
    return Map.of(
        "type", "rest",
        "uri", server.resolve("/iceberg").toString(),
        "rest.auth.type", "oauth2",
        "credential", client + ":" + secret,
        "oauth2-server-uri", server.resolve("/oauth2/token").toString(),
        "scope", "catalog",
        "token-exchange-enabled", "false");
  }

  /** A catalog that is a folder: for training and tests. */
  public static Map<String, String> folder(String path) {
    return Map.of("type", "hadoop", "warehouse", path);
  }
}
