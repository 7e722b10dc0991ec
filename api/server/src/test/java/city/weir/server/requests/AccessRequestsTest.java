package city.weir.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agency asks for gas readings, and gets them, over HTTP with the real server. */
class AccessRequestsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REQUESTS = "/api/v1/access-requests";
  private static final String ROWS = "/api/v1/datasets/" + GasCity.DATASET + "/rows";
  private static final int OPEN = 12;
  private static final Instant UNTIL =
      Instant.now().plus(300, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    GasCity.into(home);
    Path parties = home.resolve("parties.yaml");
    Files.writeString(
        parties,
        Files.readString(parties)
            .replaceFirst(
                "agreements:",
                """
                  - {id: gas-owner, name: 燃气提供方, roles: [owner], organisation: PROVIDER,
                     district: "420100", clearance: general-3}
                  - {id: other-owner, name: 别的提供方, roles: [owner],
                     organisation: 91350100M000100Y43, clearance: general-3}
                  - {id: hasty-agency, name: 急性子的单位, roles: [agency], clearance: general-2}
                  - {id: auditor, name: 审计员, roles: [auditor]}
                agreements:"""
                    .replace("PROVIDER", GasCity.PROVIDER)));
    server = TestServer.start(home, "weir.agreements.open-requests=" + OPEN);
    GasCity.publish(
        server.bean(Lake.class),
        List.of(
            GasCity.reading("gas-1", "420103", 1),
            GasCity.reading("gas-2", "420106", 2),
            GasCity.reading("gas-3", "420106", 3)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String wish(String more) {
    return """
        {"dataset": "%s", "purpose": "emergency-response", "use": "燃气泄漏处置",
         "ground": "《城镇燃气管理条例》", "ways": ["query"], "until": "%s" %s}"""
        .formatted(GasCity.DATASET, UNTIL, more);
  }

  private static HttpResponse<String> post(String client, String path, String body)
      throws Exception {
    return server.send(
        server
            .request(client, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static JsonNode ok(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static String submitted(String more) throws Exception {
    String id = ok(201, post("wuchang-emergency", REQUESTS, wish(more))).path("id").asString();
    JsonNode after = ok(200, post("wuchang-emergency", REQUESTS + "/" + id + "/submission", ""));
    assertThat(after.path("state").asString()).isEqualTo("in-review");
    return id;
  }

  @Test
  void ofADatasetThatIsGoneIsStillListedAndCanBeWithdrawn() throws Exception {
    String id = submitted("");
    Path file = home.resolve("contracts/gas-reading.odcs.yaml");
    Path aside = home.resolve("gas-reading.aside");
    Files.move(file, aside);
    try {
      server.bean(Contracts.class).reload();

      JsonNode queue = ok(200, server.get("gas-owner", REQUESTS + "?state=in-review"));
      assertThat(queue.toString()).contains(id);
      JsonNode one = ok(200, server.get("gas-owner", REQUESTS + "/" + id));
      assertThat(one.path("awaitsYou").asBoolean()).isFalse();
      HttpResponse<String> approved = post("gas-owner", REQUESTS + "/" + id + "/approval", "{}");
      assertThat(approved.statusCode()).isEqualTo(409);
      assertThat(approved.body()).contains("is gone; withdraw the request");
      ok(200, post("wuchang-emergency", REQUESTS + "/" + id + "/withdrawal", "{}"));
    } finally {
      Files.move(aside, file);
      server.bean(Contracts.class).reload();
    }
  }

  @Test
  void fromTheRequestToTheRowsAndToTheirEnd() throws Exception {
    String id = submitted(", \"columns\": [\"device\", \"district_code\", \"co\"]");
    JsonNode queue = ok(200, server.get("gas-owner", REQUESTS + "?state=in-review"));
    assertThat(queue.toString()).contains(id, "owner-review");
    assertThat(ok(200, server.get("gas-owner", REQUESTS + "/" + id)).path("awaitsYou").asBoolean())
        .isTrue();

    JsonNode preview = ok(200, server.get("gas-owner", REQUESTS + "/" + id + "/preview"));
    JsonNode granted =
        ok(200, post("gas-owner", REQUESTS + "/" + id + "/approval", "{\"comment\": \"同意\"}"));
    assertThat(granted.path("state").asString()).isEqualTo("granted");
    String agreement = granted.path("agreement").asString();

    JsonNode rows = ok(200, server.get("wuchang-emergency", ROWS));
    assertThat(rows.path("items").size()).isEqualTo(2);
    assertThat(rows.path("items")).isEqualTo(preview.path("rows").path("items"));
    assertThat(rows.path("items").path(0).propertyNames())
        .containsExactlyInAnyOrder("device", "district_code", "co");
    assertThat(preview.path("columns").toString()).contains("\"hidden\"");

    String path = "/api/v1/agreements/" + agreement;
    ok(200, post("gas-owner", path + "/suspension", "{\"note\": \"核查\"}"));
    assertThat(server.get("wuchang-emergency", ROWS).statusCode()).isEqualTo(403);
    ok(200, post("gas-owner", path + "/resumption", "{}"));
    assertThat(server.get("wuchang-emergency", ROWS).statusCode()).isEqualTo(200);
    ok(
        200,
        post(
            "gas-owner",
            path + "/renewal",
            "{\"until\": \"%s\"}".formatted(UNTIL.plus(9, ChronoUnit.DAYS))));
    ok(200, post("gas-owner", path + "/revocation", "{\"note\": \"用途不符\"}"));
    HttpResponse<String> ended = server.get("wuchang-emergency", ROWS);
    assertThat(ended.statusCode()).isEqualTo(403);
    assertThat(ended.body()).contains("agreement-not-in-force", "revoked");

    JsonNode versions = ok(200, server.get("wuchang-emergency", path + "/versions"));
    assertThat(versions.path("items").size()).isEqualTo(5);
    assertThat(versions.path("items").path(4).path("note").asString()).isEqualTo("用途不符");
    String first = versions.path("items").path(0).path("since").asString();
    assertThat(ok(200, server.get("auditor", path + "?asOf=" + first)).path("version").asInt())
        .isEqualTo(1);
    exports(id, agreement);
  }

  /** The file has all of it, and the digests are those of what is in it. */
  private static void exports(String id, String agreement) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.uri(REQUESTS + "/" + id + "/export")))
                    .header("Authorization", "Bearer " + server.token("auditor"))
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Repr-Digest").orElse(""))
        .isEqualTo(
            "sha-256=:%s:"
                .formatted(Base64.getEncoder().encodeToString(Dossiers.sha256(answer.body()))));
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(files).containsOnlyKeys("request.json", "index.html", "SHA256SUMS");
    assertThat(text(files, "SHA256SUMS"))
        .contains(
            HexFormat.of()
                .formatHex(
                    Dossiers.sha256(text(files, "request.json").getBytes(StandardCharsets.UTF_8))))
        .contains(
            HexFormat.of()
                .formatHex(
                    Dossiers.sha256(text(files, "index.html").getBytes(StandardCharsets.UTF_8))));
    JsonNode dossier = JSON.readTree(text(files, "request.json"));
    assertThat(dossier.path("agreements").size()).isEqualTo(5);
    assertThat(dossier.path("lastUses").toString()).contains("rows.read", "agreement.revoke");
    assertThat(dossier.path("useByDay").toString()).contains("wuchang-emergency");
    assertThat(text(files, "index.html"))
        .contains("共享申请卷宗", id, agreement, "燃气泄漏处置", "用途不符")
        .doesNotContain("<script");
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  @Test
  void leavesAPartySoManyUndecidedRequestsAndNoMore() throws Exception {
    String last = "";
    for (int i = 0; i < OPEN; i++) {
      last = ok(201, post("hasty-agency", REQUESTS, wish(""))).path("id").asString();
    }
    HttpResponse<String> full = post("hasty-agency", REQUESTS, wish(""));
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body()).contains("hasty-agency has 12 requests", "withdraw one");
    assertThat(
            server.get("auditor", "/api/v1/audit-events?subject=hasty-agency&outcome=DENY").body())
        .contains("access-request.draft", "not decided");
    ok(201, post("wuchang-emergency", REQUESTS, wish("")));
    ok(200, post("hasty-agency", REQUESTS + "/" + last + "/withdrawal", "{}"));
    ok(201, post("hasty-agency", REQUESTS, wish("")));
  }

  @Test
  void whatTheMachineFindsIsToldBeforeItIsHandedIn() throws Exception {
    JsonNode draft =
        ok(
            201,
            post(
                "wuchang-emergency",
                REQUESTS,
                wish(", \"columns\": [\"fax\"], \"rows\": \"co >\"")));
    assertThat(draft.path("findings").toString()).contains("\"columns\"", "\"fax\"", "\"rows\"");
    String id = draft.path("id").asString();
    HttpResponse<String> answer =
        post("wuchang-emergency", REQUESTS + "/" + id + "/submission", "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("bad-request", "has no column 'fax'");
    HttpResponse<String> amended =
        server.send(
            server
                .request("wuchang-emergency", REQUESTS + "/" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wish(""))));
    assertThat(ok(200, amended).path("findings").toString()).doesNotContain("BLOCKS");
  }

  @Test
  void nobodyElseLearnsOfARequest() throws Exception {
    String draft = ok(201, post("wuchang-emergency", REQUESTS, wish(""))).path("id").asString();
    assertThat(server.get("gas-owner", REQUESTS + "/" + draft).statusCode()).isEqualTo(404);
    assertThat(server.get("gas-owner", REQUESTS).body()).doesNotContain(draft);
    String id = submitted("");
    for (String stranger : List.of("jianghan-emergency", "other-owner")) {
      assertThat(server.get(stranger, REQUESTS + "/" + id).statusCode()).isEqualTo(404);
      assertThat(server.get(stranger, REQUESTS).body()).doesNotContain(id);
      assertThat(post(stranger, REQUESTS + "/" + id + "/approval", "{}").statusCode())
          .isEqualTo(404);
    }
    assertThat(server.get("auditor", REQUESTS + "/" + id).statusCode()).isEqualTo(200);
    assertThat(post("auditor", REQUESTS + "/" + id + "/approval", "{}").statusCode())
        .isEqualTo(403);
    assertThat(server.get("auditor", REQUESTS + "/" + id + "/preview").statusCode()).isEqualTo(403);
    assertThat(server.get("wuchang-emergency", REQUESTS + "/" + id + "/preview").statusCode())
        .isEqualTo(403);
    assertThat(post("steward", REQUESTS + "/" + id + "/approval", "{}").statusCode())
        .isEqualTo(403);
    assertThat(server.get("", REQUESTS).statusCode()).isEqualTo(401);
  }

  @Test
  void oneKeyMakesOneRequestAndPagesGoOn() throws Exception {
    String first = keyed("k-1");
    assertThat(keyed("k-1")).isEqualTo(first);
    assertThat(keyed("k-2")).isNotEqualTo(first);
    JsonNode page = ok(200, server.get("wuchang-emergency", REQUESTS + "?limit=1"));
    JsonNode next =
        ok(
            200,
            server.get(
                "wuchang-emergency",
                REQUESTS + "?limit=1&pageToken=" + page.path("nextPageToken").asString()));
    assertThat(next.path("items").path(0).path("id").asString())
        .isLessThan(page.path("items").path(0).path("id").asString());
  }

  private static String keyed(String key) throws Exception {
    return ok(
            201,
            server.send(
                server
                    .request("wuchang-emergency", REQUESTS)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(wish("")))))
        .path("id")
        .asString();
  }

  @Test
  void aRefusalIsDisputedAndDecidedBySteward() throws Exception {
    String path = REQUESTS + "/" + submitted("");
    assertThat(post("gas-owner", path + "/refusal", "{\"comment\": \"无关\"}").statusCode())
        .isEqualTo(400);
    String refusal = "{\"ground\": \"《政务数据共享条例》第七条\", \"comment\": \"与职责无关\"}";
    assertThat(ok(200, post("gas-owner", path + "/refusal", refusal)).path("refusal").asString())
        .contains("第七条");
    ok(200, post("wuchang-emergency", path + "/dispute", "{\"comment\": \"职责所需\"}"));
    ok(200, post("gas-owner", path + "/refusal", refusal));
    JsonNode decided = ok(200, post("steward", path + "/refusal", refusal));
    assertThat(decided.path("state").asString()).isEqualTo("refused");
    assertThat(decided.path("clock").toString()).contains("owner-review", "dispute", "arbitration");
    assertThat(post("wuchang-emergency", path + "/dispute", "{\"comment\": \"再\"}").statusCode())
        .isEqualTo(409);
    assertThat(server.get("auditor", "/api/v1/audit-events?dataset=" + GasCity.DATASET).body())
        .contains("access-request.refuse", "access-request.dispute");
  }

  @Test
  void listsThePurposesForEverybody() throws Exception {
    assertThat(ok(200, server.get("", "/api/v1/purposes")).toString())
        .contains("emergency-response", "应急处置");
    HttpResponse<String> unknown =
        server.send(
            server.request("jianghan-emergency", ROWS).header("Weir-Purpose", "curiosity").GET());
    assertThat(unknown.statusCode()).isEqualTo(400);
    HttpResponse<String> other =
        server.send(
            server.request("jianghan-emergency", ROWS).header("Weir-Purpose", "drill").GET());
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("purpose-not-agreed");
  }
}
