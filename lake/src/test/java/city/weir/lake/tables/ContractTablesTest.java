package city.weir.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Column;
import city.weir.contract.Column.Partition;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Directory;
import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.contract.Provider;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContractTablesTest {
  private static final TableName STAGE = new TableName("resource", "river_stage");
  private static final Column STATION = key("station", new ColumnType.Text(), 1, null);
  private static final Column AT = key("observed_at", new ColumnType.Moment(), 2, Partition.DAY);
  private static final Column LEVEL = plain("stage", new ColumnType.Exact(8, 3), false);

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Database.H2.open(folder);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void makesATableFromAContract() {
    Table table = lake.ensure(contract(STATION, AT, LEVEL));

    assertThat(table.schema().columns())
        .extracting(Types.NestedField::toString)
        .containsExactly(
            "1: station: required string (title of station)",
            "2: observed_at: required timestamptz (title of observed_at)",
            "3: stage: optional decimal(8, 3) (title of stage (m))");
    assertThat(table.schema().identifierFieldNames())
        .containsExactlyInAnyOrder("station", "observed_at");
    assertThat(table.spec().fields())
        .extracting(f -> f.transform().toString())
        .containsExactly("day");
    assertThat(table.sortOrder().fields()).hasSize(2);
  }

  @Test
  void pinsThePropertiesOfATable() {
    Table table = lake.ensure(contract(STATION, AT, LEVEL));

    TableMetadata metadata = ((HasTableOperations) table).operations().current();
    assertThat(metadata.formatVersion()).isEqualTo(2);
    assertThat(table.properties())
        .containsEntry("write.parquet.compression-codec", "zstd")
        .containsEntry("write.parquet.row-group-size-bytes", "8388608")
        .containsEntry("write.delete.mode", "copy-on-write")
        .containsEntry("write.update.mode", "copy-on-write")
        .containsEntry("write.merge.mode", "copy-on-write")
        .containsEntry("write.metadata.delete-after-commit.enabled", "true")
        .containsEntry("write.metadata.previous-versions-max", "20")
        .containsEntry("commit.retry.num-retries", "20")
        .containsEntry("write.distribution-mode", "hash")
        .containsEntry("weir.contract", "wuhan.hydrology.river-stage")
        .containsEntry("comment", "河道水位");
  }

  @Test
  void makesTheQuarantineOfItsSource() {
    lake.ensure(contract(STATION, AT, LEVEL));

    assertThat(lake.table(new TableName("quarantine", "stages")).schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactly(
            "_source",
            "_batch",
            "_offset",
            "_received_at",
            "_hash",
            "stage",
            "dataset",
            "reason",
            "record");
  }

  @Test
  void commitsNothingWhenNothingChanged() {
    Table before = lake.ensure(contract(STATION, AT, LEVEL));
    Table after = lake.ensure(contract(STATION, AT, LEVEL));

    assertThat(metadataOf(after)).isEqualTo(metadataOf(before));
  }

  @Test
  void addsAndWidensColumnsUnderRows() {
    fill(lake.ensure(contract(STATION, AT, LEVEL)));

    Table table =
        lake.ensure(
            contract(
                STATION,
                AT,
                plain("stage", new ColumnType.Exact(10, 3), false),
                plain("flow", new ColumnType.Floating(), false)));

    assertThat(table.schema().findType("stage")).hasToString("decimal(10, 3)");
    assertThat(TestFiles.rows(table))
        .singleElement()
        .satisfies(row -> assertThat(row.getField("flow")).isNull());
  }

  @Test
  void partitionsAnew() {
    fill(lake.ensure(contract(STATION, AT, LEVEL)));

    Table table =
        lake.ensure(
            contract(
                STATION, key("observed_at", new ColumnType.Moment(), 2, Partition.MONTH), LEVEL));

    assertThat(table.spec().fields())
        .extracting(f -> f.transform().toString())
        .containsExactly("month");
    assertThat(TestFiles.rows(table)).hasSize(1);
  }

  @Test
  void namesEveryChangeThatWouldHarmRows() {
    fill(lake.ensure(contract(STATION, AT, LEVEL)));

    assertThatThrownBy(
            () ->
                lake.ensure(
                    contract(
                        key("station_code", new ColumnType.Text(), 1, null),
                        plain("observed_at", new ColumnType.Moment(), true),
                        plain("stage", new ColumnType.Whole(), true),
                        plain("flow", new ColumnType.Floating(), true))))
        .isInstanceOf(IncompatibleLayoutException.class)
        .hasMessageStartingWith("Cannot change resource.river_stage: ")
        .hasMessageContaining("column station_code is new and required")
        .hasMessageContaining("column stage is decimal(8, 3) and cannot become long")
        .hasMessageContaining("column stage becomes required")
        .hasMessageContaining("column flow is new and required")
        .hasMessageContaining("column station is gone or renamed")
        .hasMessageContaining("its key is");
    assertThat(lake.table(STAGE).schema().columns()).hasSize(3);
  }

  @Test
  void changesAnythingWhileThereAreNoRows() {
    lake.ensure(contract(STATION, AT, LEVEL));

    Table table =
        lake.ensure(
            contract(
                key("code", new ColumnType.Text(), 1, null),
                AT,
                plain("stage", new ColumnType.Exact(8, 3), true)));

    assertThat(table.schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactlyInAnyOrder("code", "observed_at", "stage");
    assertThat(table.schema().identifierFieldNames())
        .containsExactlyInAnyOrder("code", "observed_at");
  }

  @Test
  void refusesAFloatingKey() {
    assertThatThrownBy(
            () -> lake.ensure(contract(key("x", new ColumnType.Floating(), 1, null), AT)))
        .hasMessageContaining("key column x is a floating point number");
  }

  @Test
  void countsWithoutOpeningAFile() {
    assertThat(lake.facts(STAGE)).isEmpty();
    Table table = lake.ensure(contract(STATION, AT, LEVEL));
    assertThat(lake.facts(STAGE)).contains(new TableFacts(0, 0, 0, null, null));
    fill(table);

    TableFacts facts = lake.facts(STAGE).orElseThrow();

    assertThat(facts.rows()).isEqualTo(1);
    assertThat(facts.files()).isEqualTo(1);
    assertThat(facts.bytes()).isPositive();
    assertThat(facts.snapshot()).isEqualTo(lake.table(STAGE).currentSnapshot().snapshotId());
    assertThat(facts.committedAt()).isNotNull();
  }

  private static String metadataOf(Table table) {
    return ((HasTableOperations) table).operations().current().metadataFileLocation();
  }

  private static void fill(Table table) {
    OffsetDateTime at = OffsetDateTime.of(2026, 6, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    Record row = GenericRecord.create(table.schema());
    row.setField("station", "62601700");
    row.setField("observed_at", at);
    row.setField("stage", new BigDecimal("17.250"));
    table.newFastAppend().appendFile(TestFiles.writeDay(table, at.toLocalDate(), row)).commit();
  }

  private static Column key(
      String name, ColumnType type, int position, @Nullable Partition partition) {
    return column(name, type, true, position, partition, null);
  }

  private static Column plain(String name, ColumnType type, boolean required) {
    return column(name, type, required, 0, null, "m");
  }

  private static Column column(
      String name,
      ColumnType type,
      boolean required,
      int keyPosition,
      @Nullable Partition partition,
      @Nullable String unit) {
    return new Column(
        name,
        "title of " + name,
        null,
        null,
        type,
        required,
        keyPosition,
        List.of(name),
        null,
        Grade.GENERAL_1,
        null,
        Set.of(),
        unit,
        null,
        partition,
        partition == null ? 0 : 1,
        null,
        null,
        List.of());
  }

  private static DataContract contract(Column... columns) {
    return new DataContract(
        "wuhan.hydrology.river-stage",
        "河道水位",
        "1.0.0",
        DataContract.Status.ACTIVE,
        "hydrology",
        "420100",
        null,
        null,
        Zone.RESOURCE,
        STAGE,
        "河道水位",
        "River stage",
        List.of(columns),
        List.of(),
        new Origin.Source(
            Origin.Connector.MQTT,
            "hydrology/+/stage",
            Origin.Format.JSON,
            null,
            null,
            Origin.OnDrift.HOLD,
            new TableName("raw", "stages"),
            Set.of()),
        null,
        new Directory(
            "主题/防汛抗旱",
            null,
            "水情",
            null,
            "数据库",
            "实时",
            null,
            new Directory.Share(
                Directory.Share.Type.UNCONDITIONAL, null, null, Origin.ALL_WAYS, false),
            false,
            null,
            Set.of(),
            Set.of()),
        List.of(),
        new Provider("市水务局", "11420100MB12345671"));
  }
}
