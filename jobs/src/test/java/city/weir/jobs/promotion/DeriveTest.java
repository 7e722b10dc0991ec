package city.weir.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import city.weir.quality.promotion.PromotionReport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resource to theme: the highest stage of each station, scoped by station. */
class DeriveTest {
  private static final List<String> FIELDS =
      List.of("station", "name", "lon", "lat", "tm", "z", "q");
  private static final String STAGE = "river-stage.odcs.yaml";
  private static final String PEAK = "river-peak.odcs.yaml";

  private final TestLake lake = new TestLake();
  private final String stage = TestLake.fresh("river_stage");
  private final String peak = TestLake.fresh("river_peak");

  @BeforeEach
  void makeTables() {
    lake.file(
        "river-peak.sql",
        "SELECT station, max(stage) AS peak, count(*) AS readings FROM %s GROUP BY station"
            .formatted(stage));
    lake.contract(STAGE, TestLake.sample(STAGE).replace("river_stage", stage));
    lake.contract(PEAK, DERIVED.replace("river_stage", stage).replace("river_peak", peak));
  }

  @Test
  void computesTheModelOverItsInputs() {
    deliver(
        reading("hankou", 8, "18.1"), reading("hankou", 9, "19.5"), reading("jiujiang", 8, "14"));

    PromotionReport report = derive();

    assertThat(report.error()).isNull();
    assertThat(report.rowsWritten()).isEqualTo(2);
    assertThat(rows()).containsExactly("[hankou,19.500,2]", "[jiujiang,14.000,1]");
  }

  @Test
  void tellsWhatItWasComputedFromTheSameEachTime() {
    deliver(reading("hankou", 8, "18.1"), reading("jiujiang", 8, "14"));
    Derivation first = derive().derivation();
    deliver(reading("hankou", 9, "20"));

    Derivation second = derive().derivation();

    assertThat(second).isNotNull().isEqualTo(first);
    ColumnName station = new ColumnName(TableName.parse("resource." + stage), "station");
    assertThat(second.of("station"))
        .containsExactly(new Influence(station, Set.of(Manner.IDENTITY)));
    assertThat(second.of("peak"))
        .extracting(i -> i.of().column(), Influence::manners)
        .containsExactly(tuple("stage", Set.of(Manner.AGGREGATION)));
    assertThat(second.of("readings")).isEmpty();
    assertThat(second.rows())
        .as("that only touched stations were computed is no part of it")
        .containsExactly(new Influence(station, Set.of(Manner.GROUP_BY)));
  }

  @Test
  void tellsWhichDeliveredFieldsAColumnWasReadFrom() {
    lake.land("raw." + stage, FIELDS, new String[][] {reading("hankou", 8, "18.1")});

    Derivation told = lake.promote(STAGE, "raw." + stage).derivation();

    assertThat(told).isNotNull();
    assertThat(told.of("stage"))
        .containsExactly(
            new Influence(
                new ColumnName(TableName.parse("raw." + stage), "z"),
                Set.of(Manner.TRANSFORMATION)));
    assertThat(told.rows()).isEmpty();
  }

  @Test
  void computesOnlyWhatChangedRowsTouch() {
    deliver(reading("hankou", 8, "18.1"), reading("jiujiang", 8, "14"));
    derive();
    deliver(reading("hankou", 9, "20"));

    PromotionReport second = derive();

    assertThat(second.rowsRead()).isEqualTo(1);
    assertThat(second.rowsWritten()).isEqualTo(1);
    assertThat(rows()).containsExactly("[hankou,20.000,2]", "[jiujiang,14.000,1]");
  }

  @Test
  void followsCorrectionsOfItsInputs() {
    deliver(reading("hankou", 8, "18.1"), reading("jiujiang", 8, "14"));
    derive();
    deliver(reading("jiujiang", 8, "15"));

    assertThat(derive().rowsWritten()).isEqualTo(1);
    assertThat(rows()).containsExactly("[hankou,18.100,1]", "[jiujiang,15.000,1]");
  }

  @Test
  void takesAwayWhatTheModelNoLongerGives() {
    deliver(reading("hankou", 8, "18.1"), reading("jiujiang", 8, "14"));
    derive();
    TestLake.session()
        .sql("DELETE FROM lake.resource.%s WHERE station = 'jiujiang'".formatted(stage));

    PromotionReport report = derive();

    assertThat(report.error()).isNull();
    assertThat(rows()).containsExactly("[hankou,18.100,1]");
  }

  @Test
  void changesNoRowWhenTheResultIsTheSame() {
    deliver(reading("hankou", 8, "18.1"));
    derive();
    Long before = lake.snapshot("theme." + peak);
    lake.file(
        "river-peak.sql",
        "SELECT station, max(stage) AS peak, count(1) AS readings FROM %s GROUP BY station"
            .formatted(stage));

    PromotionReport report = derive();

    assertThat(report.rowsWritten()).isZero();
    assertThat(report.staged()).isNotNull().isNotEqualTo(before);
    assertThat(rows()).containsExactly("[hankou,18.100,1]");
  }

  private void deliver(String[]... rows) {
    lake.land("raw." + stage, FIELDS, rows);
    assertThat(lake.promote(STAGE, "raw." + stage).error()).isNull();
  }

  private PromotionReport derive() {
    return lake.promote(PEAK, "resource." + stage);
  }

  private List<String> rows() {
    return lake.rows("SELECT * FROM lake.theme.%s ORDER BY station".formatted(peak));
  }

  private static String[] reading(String station, int hour, String stage) {
    return new String[] {
      station, "站", "114.3", "30.6", "2026-06-01 %02d:00:00".formatted(hour), stage, "24300"
    };
  }

  private static final String DERIVED =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: test.river-peak
      name: 最高水位
      version: 1.0.0
      status: active
      domain: hydrology
      tenant: "420100"
      schema:
        - name: river_peak
          physicalName: theme.river_peak
          physicalType: table
          businessName: 最高水位
          properties:
            - name: station
              businessName: 测站
              logicalType: string
              required: true
              primaryKey: true
              primaryKeyPosition: 1
              classification: general-1
            - name: peak
              businessName: 最高水位
              logicalType: number
              physicalType: decimal(8,3)
              classification: general-1
            - name: readings
              businessName: 次数
              logicalType: integer
              classification: general-1
          quality:
            - name: each station once
              type: library
              metric: duplicateValues
              mustBe: 0
              dimension: uniqueness
              severity: block
      team:
        name: 武汉市水务局
        customProperties:
          - {property: providerCode, value: 11420100MB1000001J}
      customProperties:
        - property: zone
          value: theme
        - property: model
          value: {sql: river-peak.sql, inputs: [resource.river_stage], scope: [station]}
        - property: directory
          value:
            category: 主题/防汛抗旱/水情
            summary: 各站最高水位
            format: 数据库
            updateCycle: 实时
            share: {type: unconditional, ways: [query]}
            open: false
      """;
}
