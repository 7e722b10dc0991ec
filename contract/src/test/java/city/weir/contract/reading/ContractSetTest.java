package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.contract.DataContract;
import city.weir.contract.Problem;
import city.weir.contract.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractSetTest {
  private static final ContractReader READER = new ContractReader();
  private static final String THEME =
      Samples.text("flood.odcs.yaml")
          .replace("wuhan.flood.situation", "wuhan.theme.river")
          .replace("topic.flood", "theme.river_day")
          .replace("name: flood\n", "name: river_day\n")
          .replace("value: topic", "value: theme")
          .replace("theme.river_stage", "resource.river_stage");
  private static final String TOPIC =
      Samples.text("flood.odcs.yaml").replace("theme.river_stage", "theme.river_day");

  private final Map<String, String> files = new HashMap<>();

  ContractSetTest() {
    files.put("river-stage.odcs.yaml", Samples.RIVER_STAGE);
    files.put("theme.odcs.yaml", THEME.replace("flood.sql", "theme.sql"));
    files.put("theme.sql", "select station_code, stage from river_stage");
    files.put("flood.odcs.yaml", TOPIC);
    files.put("flood.sql", "select station_code, stage from river_day");
  }

  @Test
  void holdsSoundContractsInTheOrderDataMoves() {
    ContractSet set = ContractSet.read(READER, files, GradeApprovals.NONE);

    assertThat(set.problems()).isEmpty();
    assertThat(set.contracts())
        .extracting(c -> c.table().toString())
        .containsExactly("resource.river_stage", "theme.river_day", "topic.flood");
    assertThat(set.byId("wuhan.theme.river")).isEqualTo(set.byTable(table("theme.river_day")));
    assertThat(set.readersOf(table("raw.river_stage")))
        .extracting(DataContract::id)
        .containsExactly("wuhan.hydrology.river-stage");
    assertThat(set.readersOf(table("resource.river_stage")))
        .extracting(DataContract::id)
        .containsExactly("wuhan.theme.river");
    assertThat(set.rawTables())
        .isEqualTo(Map.of(table("raw.river_stage"), List.of("stcd", "tm", "z", "tel")));
    assertThat(set.members().get(1).files()).containsOnlyKeys("theme.odcs.yaml", "theme.sql");
  }

  @Test
  void leavesOutWhatIsWrongAndAllThatDependsOnIt() {
    files.put("river-stage.odcs.yaml", Samples.RIVER_STAGE.replace("status: active", "status: on"));
    files.put("gauge.odcs.yaml", another("gauge"));

    ContractSet set = ContractSet.read(READER, files, GradeApprovals.NONE);

    assertThat(set.contracts()).extracting(DataContract::id).containsExactly("wuhan.gauge");
    assertThat(set.problems())
        .extracting(p -> p.file() + " " + p.message())
        .containsExactlyInAnyOrder(
            "river-stage.odcs.yaml 'on' is not one of the words known here",
            "theme.odcs.yaml No contract in force provides 'resource.river_stage'",
            "flood.odcs.yaml No contract in force provides 'theme.river_day'");
  }

  @Test
  void tellsOfWhatItLeftOutAsMuchAsCanBeRead() {
    files.put("river-stage.odcs.yaml", Samples.RIVER_STAGE.replace("status: active", "status: on"));
    files.put("torn.odcs.yaml", "id: [");

    ContractSet set = ContractSet.read(READER, files, GradeApprovals.NONE);

    assertThat(set.refused())
        .extracting(
            ContractSet.Refused::file,
            ContractSet.Refused::id,
            file -> file.contract() != null,
            file -> file.problems().size())
        .containsExactlyInAnyOrder(
            tuple("river-stage.odcs.yaml", "wuhan.hydrology.river-stage", false, 1),
            tuple("torn.odcs.yaml", null, false, 1),
            tuple("theme.odcs.yaml", "wuhan.theme.river", true, 1),
            tuple("flood.odcs.yaml", "wuhan.flood.situation", true, 1));
  }

  @Test
  void letsTheFirstFileKeepAnIdAndATable() {
    files.put("zz-copy.odcs.yaml", Samples.RIVER_STAGE);

    ContractSet set = ContractSet.read(READER, files, GradeApprovals.NONE);

    assertThat(set.contracts()).hasSize(3);
    assertThat(set.problems())
        .extracting(Problem::message)
        .containsExactly(
            "The id 'wuhan.hydrology.river-stage' belongs to river-stage.odcs.yaml",
            "The table 'resource.river_stage' belongs to river-stage.odcs.yaml");
  }

  @Test
  void letsContractsShareARawTableOnlyWithTheSameSource() {
    String sharing =
        another("stations").replace("format: json", "raw: river_stage\n      format: json");
    files.put("stations.odcs.yaml", sharing.replace("stations/+/stage", "hydrology/+/stage"));
    files.put(
        "ticket.odcs.yaml",
        sharing.replace("wuhan.stations", "wuhan.ticket").replace("stations", "ticket"));

    ContractSet set = ContractSet.read(READER, files, GradeApprovals.NONE);

    assertThat(set.byId("wuhan.stations")).isPresent();
    assertThat(set.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).isEqualTo("ticket.odcs.yaml");
              assertThat(p.message())
                  .isEqualTo(
                      "'raw.river_stage' is filled by river-stage.odcs.yaml with other settings");
            });
  }

  @Test
  void refusesToLandOneAddressInTwoRawTables() {
    files.put(
        "stations.odcs.yaml", another("stations").replace("stations/+/stage", "hydrology/+/stage"));

    assertThat(ContractSet.read(READER, files, GradeApprovals.NONE).problems())
        .extracting(Problem::message)
        .containsExactly(
            "What arrives at 'hydrology/+/stage' lands in another raw table already, by"
                + " river-stage.odcs.yaml");
  }

  @Test
  void letsATopicReadReferenceListsOfResourceButNoReadings() {
    String inputs = "[theme.river_day, resource.river_stage]";
    files.put("flood.odcs.yaml", TOPIC.replace("[theme.river_day]", inputs));
    files.put("flood.sql", "select station_code, stage from river_day join river_stage");

    assertThat(ContractSet.read(READER, files, GradeApprovals.NONE).problems())
        .extracting(Problem::message)
        .containsExactly(
            "A topic reads 'resource.river_stage' past the theme zone, and it is no reference list"
                + " (it has an event time)");

    files.put(
        "river-stage.odcs.yaml",
        Samples.RIVER_STAGE.replace("          - {property: role, value: eventTime}\n", ""));
    assertThat(ContractSet.read(READER, files, GradeApprovals.NONE).problems()).isEmpty();
  }

  @Test
  void gradesWhatIsDerivedNoLowerThanItsInputs() {
    files.put("flood.odcs.yaml", TOPIC.replace("general-2", "general-1"));

    assertThat(ContractSet.read(READER, files, GradeApprovals.NONE).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.message())
                  .isEqualTo("'stage' is graded general-1, but general-2 in 'theme.river_day'");
              assertThat(p.path()).isEqualTo("/schema/0/properties/1");
            });
  }

  @Test
  void wantsTheScopeInEveryInput() {
    files.computeIfPresent(
        "theme.odcs.yaml",
        (name, yaml) ->
            yaml.replace("name: station_code", "name: station")
                .replace("[station_code]", "[station]"));

    assertThat(ContractSet.read(READER, files, GradeApprovals.NONE).problems())
        .extracting(Problem::message)
        .contains("The input 'resource.river_stage' has no column 'station' of the scope");
  }

  /** The river's contract under another name, landing by itself. */
  private static String another(String name) {
    return Samples.RIVER_STAGE
        .replace("wuhan.hydrology.river-stage", "wuhan." + name)
        .replace("river_stage", name)
        .replace("hydrology/+/stage", name + "/+/stage");
  }

  private static TableName table(String name) {
    return TableName.parse(name);
  }
}
