package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.contract.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each case changes one thing in a good contract; what is said must name the place and the way out.
 */
class RefusalTest {
  private static final ContractReader READER = new ContractReader();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "(nothing)",
      textBlock =
          """
          apiVersion: v3.1.0 | apiVersion: v3.0.2 | /apiVersion | 'v3.0.2' is not one of the words
          version: 1.0.0 | version: 1.0 | /version | The number 1.0 does not belong here
          id: wuhan.hydrology.river-stage | id: River Stage | /id | does not have the form
          status: active | status: live | /status | 'live' is not one of the words
          tenant: "420100" | tenant: 420100 | /tenant | The number 420100 does not belong here
          domain: hydrology | domian: hydrology | /domian | 'domian' is not known here
          name: river_stage | name: River_Stage | /schema/0/name | does not have the form
          name: river_stage | name: stage_of_river | /schema/0/name | and its physicalName differ
          physicalName: resource.river_stage | physicalName: theme.river_stage | /schema/0/physicalName | the zone is 'resource'
          logicalType: string | logicalType: text | /schema/0/properties/0/logicalType | 'text' is not one of the words
          logicalType: timestamp | logicalType: array | /schema/0/properties/1/logicalType | 'array' is not one of the words
          classification: general-2 | classification: general-5 | /schema/0/properties/2/classification | 'general-5' is not one of the words
          physicalType: decimal(8,3) | physicalType: decimal(3,8) | /schema/0/properties/2/physicalType | Not a decimal
          physicalType: decimal(8,3) | physicalType: varchar(8) | /schema/0/properties/2/physicalType | does not go with
          pattern: "^[0-9]{8}$" | pattern: "^[0-9{8}$" | /schema/0/properties/0/logicalTypeOptions/pattern | Not a regular expression
          pattern: "^[0-9]{8}$" | maxLength: 8 | /schema/0/properties/0/logicalTypeOptions/maxLength | 'maxLength' is not known here
          primaryKeyPosition: 2 | primaryKeyPosition: 1 | /schema/0/properties/1/primaryKeyPosition | is taken or leaves a gap
          primaryKeyPosition: 2 | primaryKeyPosition: 1.5e300 | /schema/0/properties/1/primaryKeyPosition | is taken or leaves a gap
          primaryKeyPosition: 2 | primaryKeyPosition: -1e300 | /schema/0/properties/1/primaryKeyPosition | Must have a minimum value of 1
          primaryKeyPosition: 2 | primaryKeyPosition: 1.5 | /schema/0/properties/1/primaryKeyPosition | The number 1.5 does not belong here
          partitioned: true | partitioned: false | /schema/0/properties/1/customProperties/1/value | does not partition
          value: day | value: identity | /schema/0/properties/1/customProperties/1/value | cannot be partitioned by identity
          value: eventTime | value: latitude | /schema/0/properties/1/customProperties/0/value | A coordinate is not a number
          value: eventTime | value: eventtime | /schema/0/properties/1/customProperties/0/value | 'eventtime' is not one of the words
          transformLogic: to_unit(z, 'm') | transformLogic: to_units(z, 'm') | /schema/0/properties/2/transformLogic | The function 'to_units' is not allowed
          transformLogic: to_unit(z, 'm') | transformLogic: to_unit(height, 'm') | /schema/0/properties/2/transformLogic | There is no column 'height'
          transformLogic: to_unit(z, 'm') | transformLogic: rand() | /schema/0/properties/2/transformLogic | The function 'rand' is not allowed
          transformLogic: to_unit(z, 'm') | transformLogic: to_unit(z, 'm' | /schema/0/properties/2/transformLogic | a bracket is not closed
          transformLogic: to_unit(z, 'm') | transformLogic: (select z from t) | /schema/0/properties/2/transformLogic | a query
          transformLogic: to_unit(z, 'm') | transformLogic: to_code(z, 'levels') | /schema/0/properties/2/transformLogic | code list 'levels.csv' cannot be read
          parse_time(tm, 'Asia/Shanghai') | parse_time(tm, 'Shanghai') | /schema/0/properties/1/transformLogic | does not name a time zone
          transformSourceObjects: [tel] | transformSourceObjects: [tel, mobile] | /schema/0/properties/3/transformSourceObjects | how 2 fields become one column
          transformSourceObjects: [tel] | transformSourceObjects: [TM] | /schema/0/properties/3/transformSourceObjects/0 | become the same raw column
          transformSourceObjects: [tel] | transformSourceObjects: [_hash] | /schema/0/properties/3/transformSourceObjects/0 | place of the envelope
          query: stage between -10 and 60 | query: level > 0 | /schema/0/properties/2/quality/0/query | There is no column 'level'
          mustBe: true | mustBe: false | /schema/0/properties/2/quality/0 | what must be true of a row
          metric: nullValues | metric: invalidValues | /schema/0/properties/2/quality/1 | Nothing says which values are invalid
          metric: rowCount | metric: nullValues | /schema/0/quality/0 | is a metric of a column
          mustBeLessThan: 5 | mustBeBetween: [5, 1] | /schema/0/properties/2/quality/1/mustBeBetween | Not a bound
          severity: warn | severity: quarantine | /schema/0/properties/2/quality/1 | says nothing of single rows
          severity: block | severity: fatal | /schema/0/quality/0/severity | 'fatal' is not one of the words
          name: seldom missing | name: a batch is never empty | /schema/0/quality/0/name | stands in line
          {default: partial, keep: [3, 4]} | {default: blur, decimals: 2} | /schema/0/properties/3/customProperties/0/value | masks coordinates
          {default: partial, keep: [3, 4]} | {default: partial} | /schema/0/properties/3/customProperties/0/value | needs keep
          {default: partial, keep: [3, 4]} | {default: hash, keep: [3, 4]} | /schema/0/properties/3/customProperties/0/value/keep | says nothing to this mask
          element: river_stage.observed_at | element: river_stage.observed | /slaProperties/0/element | There is no 'river_stage.observed'
          11420100MB12345671 | 11420100MB12345672 | /team/customProperties/0/value | its check character is wrong
          property: zone | property: zones | /customProperties | The property 'zone' is missing
          property: deduplicate | property: dedup | /schema/0 | Nothing says which rows are the same
          value: resource | value: raw | /customProperties/0/value | 'raw' is not one of the words
          connector: mqtt | connector: kafka | /customProperties/1/value/connector | 'kafka' is not one of the words
          topic: hydrology/+/stage | topic: hydrology/a+/stage | /customProperties/1/value/topic | is not a topic filter
          topic: hydrology/+/stage | records: /data | /customProperties/1/value | 'address' is missing
          format: json | sheet: 水位 | /customProperties/1/value | 'format' is missing
          category: 主题/防汛抗旱/水情 | category: 防汛抗旱/水情 | /customProperties/2/value/category | does not have the form
          updateCycle: 实时 | updateCycle: realtime | /customProperties/2/value/updateCycle | 'realtime' is not one of the words
          type: conditional, condition: 防汛指挥部成员单位 | type: conditional | /customProperties/2/value/share | 共享条件 is missing
          type: conditional | type: unconditional | /customProperties/2/value/share | A condition for a share that has none
          type: conditional, condition: 防汛指挥部成员单位 | type: withheld | /customProperties/2/value/share | the legal ground is missing
          ways: [query, subscription] | ways: [mail] | /customProperties/2/value/share/ways/0 | 'mail' is not one of the words
          ways: [query, subscription] | rowsOfOwnDistrict: true | /customProperties/2/value/share | no column says the district
          open: false | openCondition: 申请 | /customProperties/2/value | 'open' is missing
          by: [station_code, observed_at], keep: latest | by: [station_code, observed], keep: latest | /customProperties/3/value/by/1 | There is no column 'observed'
          by: [station_code, observed_at], keep: latest | by: [station_code], keep: latest | /customProperties/3/value | 'by' differs from the primary key
          by: [station_code, observed_at], keep: latest | keep: all | /customProperties/3/value | a key tells rows apart
          businessName: 河道水位 | businessName: 水情系统 | /schema/0/businessName | is the name of a system
          """)
  void saysWhatIsWrongWhereAndWhatToWrite(String from, String to, String path, String message) {
    String yaml = replaceFirst(Samples.RIVER_STAGE, from, to);

    List<Problem> problems = problemsOf(yaml);

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
              assertThat(problem.remedy()).isNotBlank();
              assertThat(problem.file()).isEqualTo("river-stage.odcs.yaml");
              assertThat(problem.line()).isBetween(1, (int) yaml.lines().count());
            });
  }

  @Test
  void namesTheLineOfThePlace() {
    String yaml =
        replaceFirst(Samples.RIVER_STAGE, "classification: general-2", "classification: high");

    Problem problem = problemsOf(yaml).get(0);

    assertThat(yaml.lines().toList().get(problem.line() - 1)).contains("classification: high");
    assertThat(problem.toString())
        .startsWith("river-stage.odcs.yaml:" + problem.line() + " /schema");
  }

  @Test
  void suggestsTheWordThatWasMeant() {
    String yaml = replaceFirst(Samples.RIVER_STAGE, "businessName: 测站编码", "busineesName: 测站编码");

    assertThat(problemsOf(yaml))
        .extracting(Problem::remedy)
        .anySatisfy(r -> assertThat(r).startsWith("Did you mean 'businessName'?"));
  }

  @Test
  void namesEveryProblemAtOnceInTheOrderOfTheFile() {
    String yaml =
        Samples.RIVER_STAGE
            .replace("version: 1.0.0", "version: first")
            .replace("to_unit(z, 'm')", "to_unit(y, 'm')")
            .replace("severity: warn", "severity: quarantine")
            .replace("11420100MB12345671", "11420100MB12345672")
            .replace("open: false", "open: maybe");

    List<Problem> problems = problemsOf(yaml);

    assertThat(problems)
        .extracting(Problem::path)
        .containsExactly(
            "/version",
            "/schema/0/properties/2/transformLogic",
            "/schema/0/properties/2/quality/1",
            "/team/customProperties/0/value",
            "/customProperties/2/value/open");
    assertThat(problems).extracting(Problem::line).isSorted();
  }

  @Test
  void readsATopicContractOnlyWithASoundModel() throws Exception {
    String yaml = Samples.text("flood.odcs.yaml");
    String sql = "select station_code, stage from river_stage";

    assertThat(READER.read("flood.odcs.yaml", yaml, name -> sql).origin()).isNotNull();
    assertThat(problemsOf(yaml, name -> "select 1 as stage"))
        .extracting(Problem::message)
        .containsExactly("'flood.sql' does not read its input 'theme.river_stage'");
    assertThat(problemsOf(yaml, name -> sql + " where reflect('a', 'b') = 1"))
        .extracting(Problem::message)
        .containsExactly("'flood.sql' calls reflect, which leads out of SQL");
    assertThat(problemsOf(yaml, name -> sql + "; drop table x"))
        .extracting(Problem::message)
        .containsExactly("'flood.sql' is not one query: a semicolon");
    assertThat(problemsOf(yaml, Samples.NO_SIBLINGS))
        .extracting(Problem::message)
        .containsExactly("The file 'flood.sql' cannot be read: no such file: flood.sql");
    assertThat(problemsOf(yaml.replace("theme.river_stage", "raw.river_stage"), name -> sql))
        .extracting(Problem::message)
        .containsExactly("A dataset of topic reads 'raw.river_stage'");
  }

  @Test
  void readsCodeListsBesideTheContract() throws Exception {
    String yaml = replaceFirst(Samples.RIVER_STAGE, "to_unit(z, 'm')", "to_code(z, 'levels')");

    assertThat(READER.read("a.odcs.yaml", yaml, n -> "code,name,aliases\n1,low,\n")).isNotNull();
    assertThat(problemsOf(yaml, name -> "name;code\n"))
        .extracting(Problem::message)
        .containsExactly("Code list levels.csv does not begin with the header code,name,aliases");
  }

  private static String replaceFirst(String text, String from, String to) {
    int at = text.indexOf(from);
    assertThat(at).as("'%s' stands in the sample", from).isGreaterThanOrEqualTo(0);
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static List<Problem> problemsOf(String yaml) {
    return problemsOf(yaml, Samples.NO_SIBLINGS);
  }

  private static List<Problem> problemsOf(String yaml, ContractReader.Siblings siblings) {
    ContractException refusal =
        catchThrowableOfType(
            ContractException.class, () -> READER.read("river-stage.odcs.yaml", yaml, siblings));
    assertThat(refusal).as("the contract is refused").isNotNull();
    return refusal.problems();
  }
}
