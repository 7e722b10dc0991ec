package city.weir.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What auditors, stewards and owners get to see of the audit over HTTP, and nobody else. */
class AuditDoorsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EVENTS = "/api/v1/audit-events";
  private static final String HOSPITALS = "wuhan.health.hospital";
  private static final String GAS = "wuhan.gas.gas-reading";
  private static final String AUDITOR = "audit-office";

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Path sample = TestServer.root().resolve("samples/wuhan");
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    try (Stream<Path> files = Files.list(sample.resolve("contracts"))) {
      for (Path file : files.toList()) {
        Files.copy(file, contracts.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        home.resolve("parties.yaml"),
        Files.readString(sample.resolve("parties.yaml"))
            .replaceFirst(
                "(?m)^parties:\n",
                """
                parties:
                  - id: audit-office
                    name: 审计系统
                    english: Audit office
                    roles: [auditor]
                """));
    server = TestServer.start(home);
    read("jianghan-emergency", HOSPITALS, 200);
    read("wuchang-emergency", GAS, 403);
    server.bean(LakeAuditLog.class).drain();
    read("jianghan-emergency", GAS, 200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void read(String party, String dataset, int status) throws Exception {
    assertThat(server.get(party, "/api/v1/datasets/" + dataset + "/rows").statusCode())
        .isEqualTo(status);
  }

  private static JsonNode get(String caller, String path) throws Exception {
    HttpResponse<String> answer = server.get(caller, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<String> all(JsonNode page, String field) {
    List<String> values = new ArrayList<>();
    page.path("items").forEach(item -> values.add(item.path(field).asString("")));
    return values;
  }

  @Test
  void saysWhoReadWhatUnderWhichGround() throws Exception {
    JsonNode page = get(AUDITOR, EVENTS + "?action=rows.read&outcome=PERMIT&dataset=" + HOSPITALS);
    JsonNode event = page.path("items").get(0);
    assertThat(event.path("subject").asString()).isEqualTo("jianghan-emergency");
    assertThat(event.path("party").asString()).isEqualTo("jianghan-emergency");
    assertThat(event.path("peer").asString()).isEqualTo("127.0.0.1");
    assertThat(event.path("agreement").asString()).isEqualTo("jianghan-hospital");
    assertThat(event.path("way").asString()).isEqualTo("query");
    assertThat(event.path("columns").size()).isPositive();
    JsonNode one = get(AUDITOR, EVENTS + "/" + event.path("sequence").asLong());
    assertThat(one).isEqualTo(event);
  }

  @Test
  void saysWhoWasRefusedAndWhy() throws Exception {
    JsonNode page = get(AUDITOR, EVENTS + "?outcome=DENY&dataset=" + GAS);
    assertThat(all(page, "subject")).contains("wuchang-emergency");
    assertThat(all(page, "reason")).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Test
  void goesThroughAllPagesEvenWhileTheSearchItselfIsKept() throws Exception {
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = get(AUDITOR, EVENTS + "?limit=2" + token);
      seen.addAll(all(page, "sequence"));
      token =
          page.has("nextPageToken") ? "&pageToken=" + page.path("nextPageToken").asString() : "";
    } while (!token.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().endsWith("1");
    assertThat(all(get(AUDITOR, EVENTS + "?action=audit.search"), "subject"))
        .hasSizeGreaterThanOrEqualTo(seen.size() / 2);
  }

  @Test
  void addsUp() throws Exception {
    JsonNode totals = get(AUDITOR, EVENTS + "/summary?by=subject,dataset&dataset=" + GAS);
    assertThat(totals.path("items").toString())
        .contains("\"SUBJECT\":\"wuchang-emergency\"", "\"denied\":1");
    HttpResponse<String> wrong = server.get(AUDITOR, EVENTS + "/summary?by=colour");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("colour", "agreement or day");
  }

  @Test
  void refusesWhatItCannotUnderstand() throws Exception {
    for (String query : List.of("limit=0", "pageToken=xyz", "from=yesterday", "outcome=MAYBE")) {
      assertThat(server.get(AUDITOR, EVENTS + "?" + query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(server.get(AUDITOR, EVENTS + "/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void showsOwnersWhatConcernsTheirOwnDatasetsOnly() throws Exception {
    JsonNode page = get("health-commission", EVENTS + "?limit=1000");
    assertThat(all(page, "dataset")).isNotEmpty().allMatch(id -> id.startsWith("wuhan.health."));
    JsonNode other = get(AUDITOR, EVENTS + "?dataset=" + GAS).path("items").get(0);
    assertThat(
            server
                .get("health-commission", EVENTS + "/" + other.path("sequence").asLong())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsTheStewardWhatConcernsDatasetsAndNotWhoSearchedTheAudit() throws Exception {
    get(AUDITOR, EVENTS);
    JsonNode page = get("steward", EVENTS + "?limit=1000");
    assertThat(all(page, "dataset")).isNotEmpty().doesNotContain("");
    assertThat(all(page, "action")).doesNotContain("audit.search");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jianghan-emergency", "analyst", ""})
  void showsNobodyElseAnything(String caller) throws Exception {
    for (String path :
        List.of(EVENTS, EVENTS + "/summary", "/api/v1/audit-verifications", "/api/v1/audit-keys")) {
      assertThat(server.get(caller, path).statusCode()).as(path).isIn(401, 403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/contracts",
        "/api/v1/quarantine",
        "/api/v1/subscriptions",
        "/api/v1/promotions",
        "/api/v1/ingest",
        "/api/v1/credentials",
        "/iceberg/v1/namespaces",
        "/internal/v1/leases"
      })
  void givesTheAuditorNoOtherPower(String path) throws Exception {
    assertThat(server.get(AUDITOR, path).statusCode()).isEqualTo(403);
  }

  @Test
  void givesTheAuditorNoRows() throws Exception {
    // It knows of what the public knows of, and of nothing else.
    read(AUDITOR, HOSPITALS, 404);
  }

  @Test
  void verifiesInTheBackgroundAndKeepsWhatItCameTo() throws Exception {
    HttpResponse<String> asked =
        server.send(
            server
                .request(AUDITOR, "/api/v1/audit-verifications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"from\": \"1\"}")));
    assertThat(asked.statusCode()).isEqualTo(202);
    String run = "/api/v1/audit-verifications/" + JSON.readTree(asked.body()).path("id").asString();
    JsonNode state = get(AUDITOR, run);
    while (state.path("state").asString().equals("RUNNING")) {
      state = get(AUDITOR, run);
    }
    assertThat(state.path("state").asString()).as(state.toString()).isEqualTo("INTACT");
    assertThat(state.path("percent").asInt()).isEqualTo(100);
    assertThat(state.path("sealed").asLong()).isPositive();
    assertThat(all(get(AUDITOR, EVENTS + "?action=audit.verified"), "outcome")).contains("PERMIT");
    assertThat(server.get(AUDITOR, "/api/v1/audit-keys").body()).matches("[0-9a-f]{16} (?s:.)*");
  }

  @Test
  void letsNobodyReachItsTablesBySql() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/sql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"sql\": \"select * from audit.event\"}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
  }
}
