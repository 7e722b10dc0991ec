package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.reading.ContractReader;
import city.weir.jobs.function.Functions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The sample city's two hospital lists fused by its model, held against pairs that were told apart
 * by hand.
 */
class HospitalFusionTest {
  private static final Path CITY =
      Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan");
  private static final Set<String> VIEWS = new TreeSet<>();
  private static final Map<String, String> HOSPITAL_OF = new TreeMap<>();
  private static List<Row> hospitals = List.of();

  @BeforeAll
  static void fuse() throws Exception {
    SparkSession session = TestLake.session();
    new Functions(session)
        .use(
            Map.of(
                "wuhan-districts.csv",
                Files.readString(CITY.resolve("contracts/wuhan-districts.csv"))));
    view(session, "hospital-demand", demand());
    view(session, "hospital-designated", designated());
    Origin.Model model = (Origin.Model) contract("hospital").origin();
    hospitals = session.sql(model.sql()).collectAsList();
    for (Row hospital : hospitals) {
      String entries = hospital.getAs("demand_entries");
      if (entries != null) {
        for (String entry : entries.split(" ")) {
          HOSPITAL_OF.put(entry, hospital.getAs("hospital_id"));
        }
      }
    }
  }

  @AfterAll
  static void forget() {
    VIEWS.forEach(view -> TestLake.session().catalog().dropTempView(view));
  }

  @Test
  void neverTakesTwoHospitalsForOne() throws Exception {
    assertThat(pairs("different")).hasSizeGreaterThan(15).noneMatch(HospitalFusionTest::fused);
  }

  @Test
  void findsEveryHospitalAgainThatIsInTheRightDistrict() throws Exception {
    List<String[]> missed = pairs("same").stream().filter(p -> !fused(p)).toList();

    assertThat(pairs("same")).hasSizeGreaterThan(30);
    assertThat(missed)
        .singleElement()
        .extracting(p -> p[0], p -> p[1])
        .containsExactly("A021", "B025");
  }

  @Test
  void keepsEveryEntryInExactlyOneHospital() {
    assertThat(hospitals.stream().mapToLong(h -> h.<Long>getAs("entries")).sum())
        .isEqualTo(47 + 60);
    assertThat(hospitals.stream().map(h -> h.<String>getAs("hospital_id")))
        .doesNotHaveDuplicates()
        .hasSize(74);
  }

  @Test
  void takesTheNameFromTheOfficialListAndThePhoneFromTheNewerOne() {
    Row tongji =
        hospitals.stream()
            .filter(h -> "B014".equals(h.getAs("hospital_id")))
            .findFirst()
            .orElseThrow();

    assertThat(tongji.<String>getAs("name")).isEqualTo("华中科技大学同济医学院附属同济医院");
    assertThat(tongji.<String>getAs("demand_entries")).isEqualTo("A035 A051");
    assertThat(tongji.<String>getAs("duty_phone")).isEqualTo("027-00000135");
    assertThat(tongji.<Long>getAs("entries")).isEqualTo(3);
  }

  private static boolean fused(String[] pair) {
    return pair[1].equals(HOSPITAL_OF.get(pair[0]));
  }

  private static List<String[]> pairs(String verdict) throws Exception {
    return Files.readAllLines(CITY.resolve("expected/hospital-pairs.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(pair -> pair[4].equals(verdict))
        .toList();
  }

  private static List<List<String>> demand() throws Exception {
    String file = "data/hospital-demand/wuhan-hospitals-asking-for-supplies.json";
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode node :
        new ObjectMapper()
            .readTree(Files.readString(CITY.resolve(file), StandardCharsets.UTF_8))
            .get("hospitals")) {
      List<String> row = new ArrayList<>();
      fields(contract("hospital-demand")).forEach(f -> row.add(node.get(f).asText()));
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> designated() throws Exception {
    Path file = CITY.resolve("data/hospital-designated/wuhan-designated-hospitals.csv");
    List<String> lines = Files.readAllLines(file, Charset.forName("GB18030"));
    List<String> header = List.of(lines.get(0).split(","));
    List<String> fields = fields(contract("hospital-designated"));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(row -> fields.stream().map(f -> row[header.indexOf(f)]).toList())
        .toList();
  }

  /** The good rows of a list, under the name its table has in the model. */
  private static void view(SparkSession session, String file, List<List<String>> rows)
      throws Exception {
    DataContract contract = contract(file);
    StructType type = new StructType();
    for (String field : fields(contract)) {
      type = type.add(Origin.Source.columnOf(field), "string");
    }
    type =
        type.add(Made.SOURCE, "string")
            .add(Made.BATCH, "string")
            .add(Made.OFFSET, "long")
            .add(Made.RECEIVED_AT, "timestamp")
            .add(Made.HASH, "string");
    List<Row> delivered = new ArrayList<>();
    for (List<String> row : rows) {
      List<Object> values = new ArrayList<>(row);
      values.addAll(List.of("drop", "batch", (long) delivered.size(), new Timestamp(0), "hash"));
      delivered.add(RowFactory.create(values.toArray()));
    }
    new Refusals(contract)
        .judge(new Reading(contract).read(session.createDataFrame(delivered, type)))
        .where(not(Refusals.refused()))
        .createOrReplaceTempView(contract.table().name());
    VIEWS.add(contract.table().name());
  }

  private static List<String> fields(DataContract contract) {
    Set<String> fields = new LinkedHashSet<>();
    contract.columns().stream().map(Column::sources).forEach(fields::addAll);
    return List.copyOf(fields);
  }

  private static DataContract contract(String file) throws Exception {
    return new ContractReader().read(CITY.resolve("contracts/" + file + ".odcs.yaml"));
  }
}
