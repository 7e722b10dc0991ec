package city.weir.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a table as an agency gets them by HTTP: those of its district, masked, in each form. */
class SharedRowsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ENTRY = "/api/v1/datasets/" + GasCity.DATASET;
  private static final String ROWS = ENTRY + "/rows";

  @TempDir static Path home;
  private static TestServer server;
  private static long snapshot;

  @BeforeAll
  static void start() throws Exception {
    GasCity.into(home);
    server = TestServer.start(home);
    snapshot =
        GasCity.publish(
            server.bean(Lake.class),
            List.of(
                GasCity.reading("gas-1", "420103", 1),
                GasCity.reading("gas-2", "420103", 2),
                GasCity.reading("gas-3", "420106", 3)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String client, String path) throws Exception {
    HttpResponse<String> answer = server.get(client, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static List<String> devices(JsonNode items) {
    List<String> devices = new ArrayList<>();
    items.forEach(row -> devices.add(row.path("device").asString()));
    return devices;
  }

  /** The mask of the address, as the rows in JSON show it. */
  private static String mask() throws Exception {
    JsonNode row =
        JSON.readTree(get("jianghan-emergency", ROWS + "?limit=1").body()).path("items").path(0);
    return row.path("device_address").asString();
  }

  private static String filter(String condition) {
    return ROWS + "?filter=" + URLEncoder.encode(condition, StandardCharsets.UTF_8);
  }

  @Test
  void givesRowsOfTheOwnDistrictMaskedAsJson() throws Exception {
    String body = get("jianghan-emergency", ROWS + "?orderBy=device").body();
    assertThat(devices(JSON.readTree(body).path("items"))).containsExactly("gas-1", "gas-2");
    assertThat(mask()).hasSizeGreaterThanOrEqualTo(16);
    assertThat(body).contains(mask()).doesNotContain(GasCity.ADDRESS, "gas-3");
  }

  @Test
  void givesTheSameAsCsv() throws Exception {
    HttpResponse<String> answer = get("jianghan-emergency", ROWS + "?format=csv&orderBy=device");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body())
        .contains("gas-1", "gas-2", mask())
        .doesNotContain(GasCity.ADDRESS, "gas-3");
    assertThat(answer.body().strip().lines()).hasSize(3);
  }

  @Test
  void givesTheSameAsGeoJson() throws Exception {
    HttpResponse<String> answer = get("jianghan-emergency", ROWS + "?format=geojson");
    JsonNode collection = JSON.readTree(answer.body());
    assertThat(collection.path("type").asString()).isEqualTo("FeatureCollection");
    assertThat(collection.path("features").size()).isEqualTo(2);
    JsonNode point = collection.path("features").path(0).path("geometry").path("coordinates");
    assertThat(point.path(0).asDouble()).isEqualTo(114.2734);
    assertThat(answer.body()).contains(mask()).doesNotContain(GasCity.ADDRESS, "gas-3");
  }

  @Test
  void givesTheSameInSql() throws Exception {
    HttpResponse<String> answer =
        sql("select device, device_address from resource.gas_reading order by device");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("rows").size()).isEqualTo(2);
    assertThat(answer.body())
        .contains("gas-1", "gas-2", mask(), "\"name\":\"device_address\",\"how\":\"masked\"")
        .doesNotContain(GasCity.ADDRESS, "gas-3");
    assertThat(sql("select count(*) from resource.gas_reading where district_code <> '420103'"))
        .satisfies(none -> assertThat(none.body()).contains("\"rows\":[[0]]"));
  }

  private static HttpResponse<String> sql(String statement) throws Exception {
    return server.send(
        server
            .request("jianghan-emergency", "/api/v1/sql")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"sql\":\"" + statement + "\"}")));
  }

  @Test
  void noConditionReachesOtherRowsOrWhatIsUnderAMask() throws Exception {
    assertThat(get("jianghan-emergency", filter("district_code = '420106' or co > 0")).body())
        .contains("gas-1")
        .doesNotContain("gas-3");
    String probe = get("jianghan-emergency", filter("device_address like 'b8:%'")).body();
    assertThat(JSON.readTree(probe).path("items").size()).isZero();
  }

  @Test
  void givesTheStewardAllRowsAndWhoeverHasNoAgreementNone() throws Exception {
    String all = get("steward", ROWS + "?orderBy=device").body();
    assertThat(devices(JSON.readTree(all).path("items"))).hasSize(3);
    assertThat(all).as("beyond the steward's clearance too").doesNotContain(GasCity.ADDRESS);
    assertThat(server.get("wuchang-emergency", ROWS).statusCode()).isEqualTo(403);
  }

  @Test
  void tellsHowFreshADatasetIsAndHowItsLastChecksWentToThoseWhoMayHaveIt() throws Exception {
    promoted();
    JsonNode entry = JSON.readTree(get("jianghan-emergency", ENTRY).body());
    assertThat(entry.path("freshness").path("rows").asLong()).isEqualTo(3);
    assertThat(entry.path("freshness").path("snapshot").asString())
        .isEqualTo(Long.toString(snapshot));
    assertThat(entry.path("freshness").path("changedAt").asString())
        .isEqualTo(
            Objects.requireNonNull(
                    server
                        .bean(Lake.class)
                        .facts(TableName.parse(GasCity.TABLE))
                        .orElseThrow()
                        .committedAt())
                .toString());
    JsonNode promotion = entry.path("promotion");
    assertThat(promotion.path("outcome").asString()).isEqualTo("published");
    assertThat(promotion.path("rowsRefused").asLong()).isEqualTo(2);
    JsonNode check = promotion.path("checks").path(0);
    assertThat(check.path("rule").asString()).isEqualTo("a share of the air");
    assertThat(check.path("outcome").asString()).isEqualTo("passed");
    assertThat(check.has("figure")).as("taken of rows of all districts").isFalse();

    assertThat(get("steward", ENTRY).body()).contains("\"figure\":0.97", "97 of 100 rows");
    JsonNode closed = JSON.readTree(get("wuchang-emergency", ENTRY).body());
    assertThat(closed.has("freshness")).isFalse();
    assertThat(closed.has("promotion")).isFalse();
  }

  /** Leaves two runs in the history: one that was checked, and a newer one that found nothing. */
  private static void promoted() {
    String checks =
        "[{\"rule\":\"a share of the air\",\"column\":\"co\",\"dimension\":\"ACCURACY\","
            + "\"severity\":\"WARN\",\"outcome\":\"PASSED\",\"figure\":0.97,"
            + "\"message\":\"97 of 100 rows\"}]";
    for (String found : List.of(checks, "[]")) {
      server
          .bean(JdbcClient.class)
          .sql(
              """
              insert into promotion_run (target, worker, started_at, ended_at, outcome, rows_read,
                rows_written, rows_refused, millis, checks)
              values (:target, 'w', current_timestamp, current_timestamp, 'PUBLISHED', 5, 3, 2, 10,
                :checks)""")
          .param("target", GasCity.TABLE)
          .param("checks", found)
          .update();
    }
  }
}
