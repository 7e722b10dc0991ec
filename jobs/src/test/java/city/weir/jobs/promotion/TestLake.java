package city.weir.jobs.promotion;

import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractReader;
import city.weir.jobs.SparkRuntime;
import city.weir.jobs.function.Functions;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A lake in a folder, one Spark for all tests; plays the server's part: tables, orders, publishing.
 */
final class TestLake {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static @Nullable SparkSession spark;

  private final SparkSession session = session();
  private final Promoter promoter = new Promoter(session);
  private final Map<String, String> files = new TreeMap<>();

  /** Positions promoted up to, by target and input. */
  private final Map<String, Long> upstream = new TreeMap<>();

  private int offset;

  static synchronized SparkSession session() {
    if (spark == null) {
      try {
        String folder = Files.createTempDirectory("weir-test-lake").toUri().toString();
        spark = SparkRuntime.start(SparkRuntime.folder(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return spark;
  }

  /** A name no other test uses, because the lake is shared. */
  static String fresh(String name) {
    return name + "_" + NAMES.incrementAndGet();
  }

  TestLake file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Makes the contract's table, and for a delivered one its raw and quarantine tables. */
  DataContract contract(String file, String yaml) {
    files.put(file, yaml);
    DataContract contract = read(file);
    String columns =
        contract.columns().stream()
            .map(
                c ->
                    "`%s` %s%s"
                        .formatted(
                            c.name(),
                            Functions.sparkType(c.type()).sql(),
                            c.required() ? " NOT NULL" : ""))
            .collect(Collectors.joining(", "));
    String partitions =
        contract.columns().stream()
            .filter(c -> c.partitionPosition() > 0)
            .map(c -> "days(" + c.name() + ")")
            .collect(Collectors.joining(", "));
    session.sql(
        "CREATE TABLE lake.%s (%s) USING iceberg %s TBLPROPERTIES ('format-version'='2', 'write.merge.mode'='copy-on-write', 'write.delete.mode'='copy-on-write', 'write.update.mode'='copy-on-write')"
            .formatted(
                contract.table(),
                columns,
                partitions.isEmpty() ? "" : "PARTITIONED BY (" + partitions + ")"));
    session.sql(
        "CREATE TABLE IF NOT EXISTS lake.%s (_source string, _batch string, _offset bigint, _received_at timestamp, _hash string, stage string, dataset string, reason string, record string) USING iceberg"
            .formatted(quarantine(contract)));
    return contract;
  }

  /** Lands rows of text in the contract's raw table; the columns are the given fields. */
  void land(String raw, List<String> fields, String[]... rows) {
    StructType type = new StructType();
    for (String field : fields) {
      type = type.add(field, DataTypes.StringType);
    }
    type =
        type.add("_source", "string")
            .add("_batch", "string")
            .add("_offset", "long")
            .add("_received_at", "timestamp")
            .add("_hash", "string")
            .add("_extra", "string");
    List<Row> list = new ArrayList<>();
    for (String[] row : rows) {
      List<Object> values = new ArrayList<>(Arrays.asList((Object[]) row));
      values.addAll(
          Arrays.asList(
              "mqtt:test",
              "b",
              (long) offset,
              Instant.ofEpochSecond(1_780_000_000L + offset++),
              "h",
              null));
      list.add(RowFactory.create(values.toArray()));
    }
    session.sql(
        "CREATE TABLE IF NOT EXISTS lake.%s (%s) USING iceberg".formatted(raw, type.toDDL()));
    try {
      session.createDataFrame(list, type).coalesce(1).writeTo("lake." + raw).append();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The order the server would give for what is new in {@code inputs}. */
  PromotionOrder order(String file, String... inputs) {
    DataContract contract = read(file);
    List<PromotionOrder.Input> list = new ArrayList<>();
    for (String input : inputs) {
      list.add(
          new PromotionOrder.Input(
              input, upstream.get(contract.table() + "<-" + input), snapshot(input)));
    }
    return new PromotionOrder(
        "lease-1",
        file,
        files,
        contract.table().toString(),
        quarantine(contract),
        "promotion-0a1b",
        list,
        Map.of("weir.order", "lease-1"));
  }

  PromotionReport run(PromotionOrder order) {
    return promoter.run(order);
  }

  /** Runs what is new and, when it was staged, publishes it. */
  PromotionReport promote(String file, String... inputs) {
    PromotionOrder order = order(file, inputs);
    PromotionReport report = run(order);
    if (report.outcome() == PromotionReport.Outcome.STAGED) {
      publish(order.target(), order.branch(), report.staged());
      publish(order.quarantine(), order.branch(), report.quarantined());
      for (PromotionOrder.Input input : order.inputs()) {
        if (input.to() != null) {
          upstream.put(order.target() + "<-" + input.table(), input.to());
        }
      }
    }
    return report;
  }

  List<String> rows(String sql) {
    return session.sql(sql).collectAsList().stream()
        .map(row -> row.mkString("[", ",", "]"))
        .toList();
  }

  @Nullable Long snapshot(String table) {
    List<Row> refs =
        session
            .sql("SELECT snapshot_id FROM lake.%s.refs WHERE name = 'main'".formatted(table))
            .collectAsList();
    return refs.isEmpty() ? null : refs.get(0).getLong(0);
  }

  DataContract read(String file) {
    try {
      return new ContractReader()
          .read(
              file,
              String.valueOf(files.get(file)),
              name -> {
                String text = files.get(name);
                if (text == null) {
                  throw new IOException("no file " + name);
                }
                return text;
              });
    } catch (ContractException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of the sample city. */
  static String sample(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("weir.root", ".."), "samples/wuhan/contracts", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publish(String table, String branch, @Nullable Long staged) {
    if (staged != null) {
      session.sql("CALL lake.system.fast_forward('%s', 'main', '%s')".formatted(table, branch));
      session.sql("ALTER TABLE lake.%s DROP BRANCH `%s`".formatted(table, branch));
    }
  }

  private static String quarantine(DataContract contract) {
    return "quarantine." + contract.table().name();
  }
}
