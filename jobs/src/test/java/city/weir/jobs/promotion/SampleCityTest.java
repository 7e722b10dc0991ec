package city.weir.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.quality.CheckResult;
import city.weir.quality.Gate;
import city.weir.quality.promotion.PromotionReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The sample city's own contracts and models over its own data, up to the topics. */
class SampleCityTest {
  private static final Path CITY = Path.of(System.getProperty("weir.root", ".."), "samples/wuhan");

  private final TestLake lake = new TestLake();

  SampleCityTest() throws IOException {
    try (Stream<Path> files = Files.list(CITY.resolve("contracts"))) {
      for (Path file : files.sorted().toList()) {
        lake.file(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
  }

  @Test
  void bringsHospitalsAndWhatTheyAskForUpToTheTopic() throws IOException {
    resource(
        "hospital-demand.odcs.yaml",
        "data/hospital-demand/wuhan-hospitals-asking-for-supplies.json",
        StandardCharsets.UTF_8);
    resource(
        "hospital-designated.odcs.yaml",
        "data/hospital-designated/wuhan-designated-hospitals.csv",
        Charset.forName("GB18030"));
    resource(
        "hospital-supply.odcs.yaml",
        "data/hospital-supply/wuhan-hospital-supply.csv",
        StandardCharsets.UTF_8);

    model("hospital.odcs.yaml", "resource.hospital_demand", "resource.hospital_designated");
    model("supply-demand.odcs.yaml", "resource.hospital_supply", "resource.hospital_demand");
    model("medical-supply-gap.odcs.yaml", "theme.hospital", "theme.supply_demand");

    assertThat(lake.rows("SELECT DISTINCT category FROM lake.topic.medical_supply_gap"))
        .contains("[口罩]", "[防护衣帽]");
  }

  @Test
  void followsTheRiverDayByDay() throws IOException {
    lake.contract("river-stage.odcs.yaml", TestLake.sample("river-stage.odcs.yaml"));
    List<String> payloads =
        TestLake.session()
            .read()
            .text(CITY.resolve("replay/river-stage.ndjson").toString())
            .selectExpr("get_json_object(value, '$.payload')")
            .limit(300)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    land("river-stage.odcs.yaml", payloads);
    PromotionReport stages = lake.promote("river-stage.odcs.yaml", "raw.river_stage");
    assertThat(stages.error()).isNull();
    resource(
        "flood-limit.odcs.yaml",
        "data/flood-limits/yangtze-flood-limits.csv",
        StandardCharsets.UTF_8);

    model("river-day.odcs.yaml", "resource.river_stage");
    model("flood-situation.odcs.yaml", "theme.river_day", "resource.flood_limit");

    assertThat(lake.rows("SELECT DISTINCT situation FROM lake.topic.flood_situation")).isNotEmpty();
  }

  private void resource(String file, String data, Charset encoding) throws IOException {
    DataContract contract =
        lake.contract(file, Files.readString(CITY.resolve("contracts").resolve(file)));
    Origin.Source source = (Origin.Source) contract.origin();
    land(file, source.format() == Origin.Format.JSON ? json(data) : csv(data, encoding));
    PromotionReport report = lake.promote(file, source.raw().toString());
    assertThat(report.error()).as(file).isNull();
    assertThat(report.rowsWritten()).as(file).isPositive();
    assertThat(report.rowsWritten()).as("%s: %s", file, report).isGreaterThan(report.rowsRefused());
  }

  private void model(String file, String... inputs) throws IOException {
    DataContract contract =
        lake.contract(file, Files.readString(CITY.resolve("contracts").resolve(file)));
    PromotionReport report = lake.promote(file, inputs);
    assertThat(report.error()).as(file).isNull();
    assertThat(report.rowsWritten()).as(file).isPositive();
    assertThat(report.rowsRefused()).as(file).isZero();
    assertThat(report.checks()).noneMatch(c -> c.outcome() == CheckResult.Outcome.NOT_EVALUATED);
    assertThat(new Gate(contract).judge(report).reasons()).as(file).isEmpty();
  }

  /** Lands records given as JSON objects, by the fields the contract reads. */
  private void land(String file, List<String> records) {
    DataContract contract = lake.read(file);
    List<String> fields =
        contract.columns().stream().map(Column::sources).flatMap(List::stream).distinct().toList();
    List<String> values = new ArrayList<>();
    fields.forEach(f -> values.add("get_json_object(value, '$.%s')".formatted(f)));
    List<Row> rows =
        TestLake.session()
            .createDataset(records, Encoders.STRING())
            .selectExpr(values.toArray(String[]::new))
            .collectAsList();
    lake.land(
        ((Origin.Source) contract.origin()).raw().toString(),
        fields.stream().map(Origin.Source::columnOf).toList(),
        rows.stream().map(row -> rangeOf(row, fields.size())).toArray(String[][]::new));
  }

  private static String[] rangeOf(Row row, int size) {
    String[] values = new String[size];
    Arrays.setAll(values, row::getString);
    return values;
  }

  private static List<String> json(String data) throws IOException {
    return TestLake.session()
        .createDataset(List.of(Files.readString(CITY.resolve(data))), Encoders.STRING())
        .selectExpr("explode(from_json(get_json_object(value, '$.hospitals'), 'array<string>'))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> csv(String data, Charset encoding) {
    return TestLake.session()
        .read()
        .option("header", true)
        .option("encoding", encoding.name())
        .csv(CITY.resolve(data).toString())
        .toJSON()
        .collectAsList();
  }
}
