package city.weir.bench;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Puts 10 million readings into the lake of a home, run on the class path of the server: 1,000
 * devices, 30 days, a file a day, sorted by device and time. Through the doors it would take the
 * better part of an hour.
 */
final class LargeLake {
  static final int DAYS = 30;
  static final String FIRST_DAY = "2026-06-01";
  private static final TableName TABLE = TableName.parse("resource.bench_readings");

  private LargeLake() {}

  /** Takes the home, and a folder in which the files are kept from one run to the next. */
  public static void main(String[] arguments) throws Exception {
    Path cache = Files.createDirectories(Path.of(arguments[1]));
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Server.class)
            .run(
                "--weir.home=" + arguments[0],
                "--server.port=0",
                "--weir.mqtt.port=0",
                "--weir.worker.enabled=false")) {
      Table table = context.getBean(Lake.class).table(TABLE);
      AppendFiles append = table.newFastAppend();
      for (int day = 0; day < DAYS; day++) {
        Path made = cache.resolve("day-%02d.parquet".formatted(day));
        if (!Files.exists(made)) {
          make(table, day, made);
        }
        register(table, append, day, made);
      }
      append.commit();
    }
  }

  private static void make(Table table, int day, Path file) throws SQLException {
    String ids =
        table.schema().columns().stream()
            .map(field -> field.name() + ": " + field.fieldId())
            .collect(Collectors.joining(", ", "{", "}"));
    // A reading of each device every 259.2 seconds makes 10,000 of each in 30 days.
    String rows =
        """
        SELECT 'dev-' || lpad(CAST(device AS VARCHAR), 5, '0') AS device_id,
          make_timestamptz(1780272000000000 + reading * 259200000) AS observed_at, 'level' AS metric,
          round(10 + 5 * sin(reading / 50.0 + device) + (hash(reading * 1000 + device) %% 1000) / 1000.0, 3) AS value,
          'm' AS unit, '4201' || lpad(CAST(2 + device %% 13 AS VARCHAR), 2, '0') AS district_code,
          114 + device / 5000.0::DOUBLE AS lon, 30 + device / 5000.0::DOUBLE AS lat
        FROM range(0, 1000) AS devices(device), range(0, 10000) AS readings(reading)
        WHERE reading * 259200000 // 86400000000 = %d
        ORDER BY device_id, observed_at"""
            .formatted(day);
    try (DuckDb duck = new DuckDb()) {
      duck.run(
          "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384, FIELD_IDS %s)"
              .formatted(rows, file, ids));
    }
  }

  private static void register(Table table, AppendFiles append, int day, Path made)
      throws Exception {
    LocalDate date = LocalDate.parse(FIRST_DAY).plusDays(day);
    String location = table.location() + "/data/observed_at_day=" + date + "/readings.parquet";
    Path file = Path.of(java.net.URI.create(location));
    Files.createDirectories(file.getParent());
    Files.copy(made, file);
    InputFile input = table.io().newInputFile(location);
    Metrics metrics = ParquetUtil.fileMetrics(input, MetricsConfig.forTable(table));
    PartitionData partition = new PartitionData(table.spec().partitionType());
    partition.set(0, Math.toIntExact(date.toEpochDay()));
    append.appendFile(
        DataFiles.builder(table.spec())
            .withInputFile(input)
            .withFormat("parquet")
            .withMetrics(metrics)
            .withPartition(partition)
            .build());
  }
}
