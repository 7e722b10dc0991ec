package city.weir.server.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.TableRows;
import city.weir.server.TestServer;
import city.weir.sharing.audit.AuditLog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each caller is told of lineage, and what not. */
class LineageTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String GAUGE = "wuhan.water.stage-gauge";

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = LineageCity.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void leadsTheStewardFromTheSourceToTheTopic() throws Exception {
    JsonNode lineage = lineage("steward", LineageCity.DAY, "");

    assertThat(lineage.path("nodes").findValuesAsString("id"))
        .contains(
            LineageCity.STAGE,
            "raw.river_stage",
            "mqtt:hydrology/+/stage",
            LineageCity.FLOOD,
            LineageCity.DRAFT);
    assertThat(lineage.path("computed").findValuesAsString("contractVersion"))
        .containsExactly("1.0.0");
  }

  @Test
  void countsWhatAnAgencyMayNotKnowOfAndNamesItNowhere() throws Exception {
    String body = body("jianghan-emergency", LineageCity.DAY, "?columns=true");

    assertThat(body).contains(LineageCity.FLOOD, "\"kind\":\"unseen\"");
    assertThat(body)
        .doesNotContain(LineageCity.DRAFT, "保密预案", "flood_plan", "raw.river_stage", "mqtt:");
    JsonNode unseen = JSON.readTree(body).path("unseenColumns");
    assertThat(unseen.findValuesAsString("table")).containsOnly("resource.river_stage");
    assertThat(server.get("jianghan-emergency", path(LineageCity.DRAFT, "")).statusCode())
        .isEqualTo(404);
    assertThat(server.get("jianghan-emergency", path("raw.river_stage", "")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void tellsThePublicOfOpenDatasetsOnly() throws Exception {
    assertThat(body("", LineageCity.FLOOD, "")).contains(LineageCity.DAY);
    assertThat(server.get("", path(LineageCity.HOSPITAL, "")).statusCode()).isEqualTo(404);
  }

  @Test
  void linksWhatDeliversToWhatIsMadeOfIt() throws Exception {
    JsonNode down = lineage("steward", GAUGE, "?direction=down&depth=20");
    assertThat(down.path("nodes").findValuesAsString("id"))
        .contains(GAUGE, "raw.river_stage", LineageCity.STAGE, LineageCity.DAY, LineageCity.FLOOD);
    assertThat(down.at("/nodes/0/kind").asString()).isEqualTo("entry");
    assertThat(lineage("steward", GAUGE, "?columns=true").path("columns").toString())
        .contains("\"z\"", "\"stage\"");
    assertThat(body("steward", LineageCity.STAGE, "?direction=up")).contains(GAUGE);

    // How it is delivered stays between the bureau and the steward; that it is, partners see.
    assertThat(body("jianghan-emergency", GAUGE, ""))
        .contains(LineageCity.STAGE)
        .doesNotContain("raw.river_stage", "mqtt:", LineageCity.DRAFT);
    assertThat(body("jianghan-emergency", LineageCity.STAGE, "")).contains(GAUGE);
    assertThat(server.get("", path(GAUGE, "")).statusCode()).isEqualTo(404);
    assertThat(body("", LineageCity.STAGE, "")).doesNotContain(GAUGE, "水位计");
  }

  @Test
  void tellsNoLineageOfAnEntryThatNoSourceNames() throws Exception {
    HttpResponse<String> answer =
        server.get("steward", path("wuhan.water.longwangmiao-camera", ""));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("a contract's source");
  }

  @Test
  void followsOneColumn() throws Exception {
    JsonNode lineage = lineage("steward", LineageCity.FLOOD, "?column=below_warning&direction=up");

    List<String> links =
        lineage
            .path("columns")
            .valueStream()
            .map(l -> l.at("/from/column").asString() + ">" + l.at("/to/column").asString())
            .toList();
    assertThat(links)
        .containsExactlyInAnyOrder(
            "highest_stage>below_warning",
            "warning_stage>below_warning",
            "stage>highest_stage",
            "z>stage");
    assertThat(lineage.at("/columns/0/manners/0").asString()).isEqualTo("transformation");
  }

  @Test
  void tellsWhichPartnersUseItToTheStewardAndItsOwnerOnly() throws Exception {
    String partner = "party:jianghan-emergency";
    assertThat(body("steward", LineageCity.HOSPITAL, "")).contains(partner, "\"agreement\"");
    assertThat(body("health-commission", LineageCity.HOSPITAL, "")).contains(partner);
    assertThat(body("jianghan-emergency", LineageCity.HOSPITAL, "")).doesNotContain("party:");
    assertThat(body("analyst", LineageCity.HOSPITAL, "")).doesNotContain("party:");
    assertThat(body("health-commission", "wuhan.gas.gas-reading", ""))
        .as("what others provide")
        .doesNotContain("party:");
  }

  @Test
  void showsPublishedQueriesToThoseWhoMayCallThem() throws Exception {
    assertThat(body("jianghan-emergency", LineageCity.FLOOD, "")).contains("query:flood-now");
    assertThat(body("", LineageCity.FLOOD, "")).doesNotContain("query:");
  }

  @Test
  void tellsWhoReadItLatelyAndKeepsThatSomebodyLooked() throws Exception {
    TableRows.append(
        server.bean(Lake.class),
        "resource.hospital_supply",
        List.of(Map.of("entry_id", "A001", "item", "口罩", "district_code", "420103", "wanted", 5L)));
    String supply = "wuhan.health.hospital-supply";
    assertThat(server.get("health-commission", "/api/v1/datasets/" + supply + "/rows").statusCode())
        .isEqualTo(200);

    JsonNode asked = lineage("health-commission", supply, "?reads=true&direction=down");

    assertThat(asked.path("links").toString())
        .contains("party:health-commission", "\"how\":\"read\",\"detail\":\"1\"");
    assertThat(body("health-commission", supply, "")).doesNotContain("\"read\"");
    assertThat(body("analyst", supply, "?reads=true")).doesNotContain("\"read\"");
    assertThat(server.bean(AuditLog.class).newest(50))
        .filteredOn(event -> event.deed().action().equals("audit.readers"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.who().subject()).isEqualTo("health-commission");
              assertThat(event.reason()).isEqualTo("of " + supply);
            });
  }

  @Test
  void saysWhatIsWrongWithAQuestion() throws Exception {
    for (String wrong : List.of("?direction=left", "?depth=0", "?depth=21", "?width=201")) {
      HttpResponse<String> answer = server.get("steward", path(LineageCity.DAY, wrong));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("write");
    }
  }

  private static String path(String id, String question) {
    return "/api/v1/lineage/" + id + question;
  }

  private static String body(String client, String id, String question) throws Exception {
    HttpResponse<String> answer = server.get(client, path(id, question));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode lineage(String client, String id, String question) throws Exception {
    return JSON.readTree(body(client, id, question));
  }
}
