package city.weir.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelationsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final TableName STAGE = new TableName("resource", "river_stage");
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "station", Types.StringType.get()),
          Types.NestedField.required(2, "observed_at", Types.TimestampType.withZone()),
          Types.NestedField.optional(3, "stage", Types.DecimalType.of(8, 3)),
          Types.NestedField.optional(4, "day", Types.DateType.get()),
          Types.NestedField.optional(5, "站名", Types.StringType.get()));

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Database.H2.open(folder);
    lake.catalog().createTable(TableIdentifier.of("resource", "river_stage"), SCHEMA);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void showsAnEmptyTableWithItsColumns() throws SQLException {
    Relation relation = plan(AsOf.NOW);

    assertThat(relation.files()).isEmpty();
    assertThat(relation.snapshot()).isZero();
    assertThat(columns(relation))
        .containsExactly(
            "station VARCHAR",
            "observed_at TIMESTAMP WITH TIME ZONE",
            "stage DECIMAL(8,3)",
            "day DATE",
            "站名 VARCHAR");
    assertThat(count(relation)).isZero();
  }

  @Test
  void readsPublishedRowsWithTheirTypes() throws SQLException {
    append(row("A", "2026-06-01T00:00:00Z", "17.250"));

    List<Object> values =
        lake.sql()
            .query(
                "SELECT * FROM "
                    + plan(AsOf.NOW).sql()
                    + " WHERE station = ? AND observed_at >= ? AND stage < ? AND day = ?",
                List.of(
                    "A",
                    OffsetDateTime.parse("2026-06-01T08:00:00+08:00"),
                    new BigDecimal("18.000"),
                    LocalDate.parse("2026-06-01")),
                LONG,
                rows -> {
                  rows.next();
                  List<Object> all = new ArrayList<>();
                  for (int i = 1; i <= 5; i++) {
                    all.add(String.valueOf(rows.getObject(i)));
                  }
                  return all;
                });

    assertThat(values).containsExactly("A", "2026-06-01T00:00Z", "17.250", "2026-06-01", "汉口");
  }

  @Test
  void looksBackToAMomentAndToASnapshot() throws SQLException {
    append(row("A", "2026-06-01T00:00:00Z", "1.000"));
    long first = lake.table(STAGE).currentSnapshot().snapshotId();
    Instant then = Instant.ofEpochMilli(lake.table(STAGE).currentSnapshot().timestampMillis());
    appendLaterThan(then, row("B", "2026-06-01T01:00:00Z", "2.000"));

    assertThat(count(plan(AsOf.NOW))).isEqualTo(2);
    assertThat(count(plan(new AsOf.Snapshot(first)))).isEqualTo(1);
    assertThat(count(plan(new AsOf.At(then)))).isEqualTo(1);
    assertThatThrownBy(() -> plan(new AsOf.At(then.minusSeconds(60))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it keeps 2 states, from " + then);
    assertThatThrownBy(() -> plan(new AsOf.Snapshot(4711)))
        .hasMessageContaining("Cannot read resource.river_stage at snapshot 4711: it keeps");
  }

  @Test
  void readsOldFilesThroughEvolvedColumns() throws SQLException {
    append(row("A", "2026-06-01T00:00:00Z", "1.000"));
    lake.table(STAGE)
        .updateSchema()
        .renameColumn("站名", "name")
        .addColumn("flow", Types.DoubleType.get())
        .deleteColumn("day")
        .updateColumn("stage", Types.DecimalType.of(10, 3))
        .commit();
    lake.table(STAGE).updateSchema().addColumn("day", Types.StringType.get()).commit();

    String row =
        lake.sql()
            .query(
                "SELECT name, stage, flow, day FROM " + plan(AsOf.NOW).sql(),
                List.of(),
                LONG,
                rows -> {
                  rows.next();
                  return rows.getString(1)
                      + rows.getBigDecimal(2)
                      + rows.getString(3)
                      + rows.getString(4);
                });

    assertThat(row).isEqualTo("汉口1.000nullnull");
  }

  @Test
  void leavesOutFilesThatTheFilterRulesOut() throws SQLException {
    append(row("A", "2026-06-01T00:00:00Z", "1.000"));
    append(row("B", "2026-06-02T00:00:00Z", "2.000"));

    Relation relation = lake.relations().plan(STAGE, AsOf.NOW, Expressions.equal("station", "B"));

    assertThat(relation.files()).hasSize(1);
    assertThat(relation.bytes()).isPositive();
    Relation none = lake.relations().plan(STAGE, AsOf.NOW, Expressions.equal("station", "Z"));
    assertThat(count(none)).isZero();
  }

  @Test
  void rememberedFilesAreLeftOutAsIcebergItselfWould() throws IOException {
    PartitionSpec byDay = PartitionSpec.builderFor(SCHEMA).day("observed_at").build();
    TableName daily = new TableName("resource", "daily_stage");
    lake.catalog().createTable(TableIdentifier.of("resource", "daily_stage"), SCHEMA, byDay);
    Table table = lake.table(daily);
    for (int day = 1; day <= 6; day++) {
      Record row = row("S" + day % 3, "2026-06-0%dT08:00:00Z".formatted(day), day + ".000");
      table
          .newFastAppend()
          .appendFile(TestFiles.writeDay(table, LocalDate.of(2026, 6, day), row))
          .commit();
    }
    assertThat(lake.relations().plan(daily, AsOf.NOW, Expressions.alwaysTrue()).files())
        .as("remembered from here on")
        .hasSize(6);
    for (Expression filter :
        List.of(
            Expressions.equal("station", "S1"),
            Expressions.greaterThan("stage", new BigDecimal("4.500")),
            Expressions.lessThan("observed_at", "2026-06-03T00:00:00+00:00"),
            Expressions.and(
                Expressions.equal("station", "S2"),
                Expressions.greaterThanOrEqual("observed_at", "2026-06-04T00:00:00+00:00")),
            Expressions.not(Expressions.in("station", "S0", "S1")),
            Expressions.isNull("stage"))) {
      assertThat(lake.relations().plan(daily, AsOf.NOW, filter).files())
          .as(filter.toString())
          .containsExactlyElementsOf(icebergPlans(table, filter));
    }
  }

  private static List<String> icebergPlans(Table table, Expression filter) throws IOException {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().filter(filter).planFiles()) {
      tasks.forEach(task -> files.add(Path.of(URI.create(task.file().location())).toString()));
    }
    files.sort(null);
    return files;
  }

  @Test
  void followsATableThatWasDroppedAndMadeAnew() throws SQLException {
    append(row("A", "2026-06-01T00:00:00Z", "1.000"));
    assertThat(count(plan(AsOf.NOW))).isEqualTo(1);
    lake.catalog().dropTable(TableIdentifier.of("resource", "river_stage"));
    assertThatThrownBy(() -> plan(AsOf.NOW)).isInstanceOf(NoSuchTableException.class);
    lake.catalog().createTable(TableIdentifier.of("resource", "river_stage"), SCHEMA);
    assertThat(count(plan(AsOf.NOW))).isZero();
    lake.catalog().dropTable(TableIdentifier.of("resource", "river_stage"));
    lake.catalog().createTable(TableIdentifier.of("resource", "river_stage"), SCHEMA);
    append(row("B", "2026-06-01T00:00:00Z", "1.000"), row("C", "2026-06-01T00:00:00Z", "1.000"));
    assertThat(count(plan(AsOf.NOW))).as("another table under the name").isEqualTo(2);
  }

  @Test
  void neverShowsRowsThatDeleteFilesTookOut() throws IOException, SQLException {
    append(row("A", "2026-06-01T00:00:00Z", "1.000"), row("B", "2026-06-01T00:00:00Z", "2.000"));
    Table table = lake.table(STAGE);
    Schema key = table.schema().select("station");
    EqualityDeleteWriter<Record> writer =
        Parquet.writeDeletes(
                table.io().newOutputFile(table.location() + "/data/" + UUID.randomUUID()))
            .forTable(table)
            .rowSchema(key)
            .equalityFieldIds(1)
            .withSpec(PartitionSpec.unpartitioned())
            .createWriterFunc(GenericParquetWriter::create)
            .buildEqualityWriter();
    try (writer) {
      writer.write(GenericRecord.create(key).copy("station", "A"));
    }
    DeleteFile deletes = writer.toDeleteFile();
    table.newRowDelta().addDeletes(deletes).commit();

    Relation relation = plan(AsOf.NOW);

    assertThat(count(relation)).isEqualTo(1);
    assertThat(relation.files())
        .singleElement()
        .satisfies(file -> assertThat(Path.of(file)).startsWith(folder.resolve("scratch")));
    assertThat(plan(AsOf.NOW).files()).isEqualTo(relation.files());
  }

  @Test
  void stopsAQueryAtItsLimit() {
    assertThatThrownBy(
            () ->
                lake.sql()
                    .query(
                        "SELECT count(*) FROM range(1000000) a, range(1000000) b"
                            + " WHERE a.range * b.range % 7 = 3",
                        List.of(), Duration.ofMillis(200), ResultSet::next))
        .isInstanceOf(SqlSession.QueryTimeout.class)
        .hasMessageContaining("stopped after 200 ms");
  }

  @Test
  void reachesNothingButTheWarehouse() {
    for (String attack :
        List.of(
            "SELECT * FROM read_text('/etc/passwd')",
            "SELECT * FROM read_csv('" + folder + "/db/weir.mv.db')",
            "COPY (SELECT 1) TO '" + folder + "/out.csv'",
            "ATTACH '" + folder + "/x.db'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET memory_limit='8GB'",
            "SET enable_external_access=true")) {
      assertThatThrownBy(() -> lake.sql().query(attack, List.of(), LONG, ResultSet::next))
          .as(attack)
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void thinksInUtc() throws SQLException {
    String zone =
        lake.sql()
            .query(
                "SELECT current_setting('TimeZone')",
                List.of(),
                LONG,
                rows -> {
                  rows.next();
                  return rows.getString(1);
                });

    assertThat(zone).isEqualTo("UTC");
  }

  private Relation plan(AsOf asOf) {
    return lake.relations().plan(STAGE, asOf, Expressions.alwaysTrue());
  }

  private long count(Relation relation) throws SQLException {
    return lake.sql()
        .query(
            "SELECT count(*) FROM " + relation.sql(),
            List.of(),
            LONG,
            rows -> {
              rows.next();
              return rows.getLong(1);
            });
  }

  private List<String> columns(Relation relation) throws SQLException {
    return lake.sql()
        .query(
            "SELECT * FROM " + relation.sql(),
            List.of(),
            LONG,
            rows -> {
              List<String> columns = new ArrayList<>();
              for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(
                    rows.getMetaData().getColumnName(i)
                        + " "
                        + rows.getMetaData().getColumnTypeName(i));
              }
              return columns;
            });
  }

  private static Record row(String station, String at, String stage) {
    Record row = GenericRecord.create(SCHEMA);
    row.setField("station", station);
    row.setField("observed_at", OffsetDateTime.parse(at));
    row.setField("stage", new BigDecimal(stage));
    row.setField(
        "day", OffsetDateTime.parse(at).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    row.setField("站名", "汉口");
    return row;
  }

  /** Snapshots are told apart by milliseconds: waits until the clock has moved. */
  private void appendLaterThan(Instant then, Record... rows) {
    while (!Instant.now().isAfter(then.plusMillis(1))) {
      Thread.onSpinWait();
    }
    append(rows);
  }

  private void append(Record... rows) {
    Table table = lake.table(STAGE);
    table.newFastAppend().appendFile(TestFiles.write(table, rows)).commit();
  }
}
