package city.weir.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real server answers to right and wrong callers, over HTTP, with the sample city. */
class DoorsTest {
  private static final String HOSPITALS = "/api/v1/datasets/wuhan.health.hospital";

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
    Files.copy(sample.resolve("parties.yaml"), home.resolve("parties.yaml"));
    server = TestServer.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void keepsSecretsAndKeysFromOthers() throws Exception {
    assertThat(permissions("credentials.json")).isEqualTo("rw-------");
    assertThat(permissions("keys")).isEqualTo("rwx------");
  }

  private static String permissions(String file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
  }

  @Test
  void saysThatATokenIsNeeded() throws Exception {
    HttpResponse<String> answer = server.get("", "/api/v1/subscriptions");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("urn:weir:problem:no-token", "/oauth2/token");
  }

  @Test
  void saysThatATokenIsWrong() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server.request("", "/api/v1/datasets").header("Authorization", "Bearer not.a.token"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("urn:weir:problem:bad-token");
  }

  @Test
  void takesNoTokenFromTheAddress() throws Exception {
    String token = server.token("steward");
    assertThat(server.get("", "/api/v1/contracts?access_token=" + token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void answersEachPathForItselfHoweverOftenItIsAsked() throws Exception {
    for (int i = 0; i < 3; i++) {
      for (String id : new String[] {"wuhan.gas.gas-reading", "wuhan.health.hospital"}) {
        assertThat(server.get("steward", "/api/v1/datasets/" + id).body())
            .contains("\"entry\":{\"id\":\"" + id + "\"");
        assertThat(server.get("steward", "/api/v1/datasets/" + id + "/rows?limit=1").body())
            .doesNotContain("\"entry\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v2/anything", "/actuator", "/h2-console", "/oauth2/introspect", "/userinfo"})
  void closesPathsThatAreNotListed(String path) throws Exception {
    assertThat(server.get("", path).statusCode()).isEqualTo(401);
    assertThat(server.get("steward", path).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/audit-events",
        "/api/v1/contracts",
        "/api/v1/quarantine",
        "/api/v1/quarantine/pushed_stage"
      })
  void keepsAgenciesFromTheStewardsDoors(String path) throws Exception {
    assertThat(server.get("jianghan-emergency", path).statusCode()).isEqualTo(403);
  }

  @Test
  void doesNotTellThePublicOfWhatIsNotOpen() throws Exception {
    assertThat(server.get("", HOSPITALS).statusCode()).isEqualTo(404);
    assertThat(server.get("", "/api/v1/datasets?limit=100").body())
        .contains("wuhan.earthquake.event")
        .doesNotContain("wuhan.health.hospital");
  }

  @Test
  void findsDatasetsByChineseWords() throws Exception {
    assertThat(server.get("jianghan-emergency", "/api/v1/datasets?q=%E5%8C%BB%E9%99%A2").body())
        .contains("wuhan.health.hospital")
        .doesNotContain("\"id\":\"wuhan.earthquake.event\"");
  }

  @Test
  void showsAnAgencyWhichColumnsItSeesMaskedAndWhy() throws Exception {
    assertThat(server.get("jianghan-emergency", HOSPITALS).body())
        .contains("\"shown\":\"masked\"", "general-4", "420103");
  }

  @Test
  void promisesNoWayThatHasNoDoorForTheCaller() throws Exception {
    String agency = server.get("jianghan-emergency", HOSPITALS).body();
    assertThat(agency)
        .contains("{\"way\":\"query\",\"permitted\":true")
        .contains("{\"way\":\"sql\",\"permitted\":false,\"code\":\"no-door\"");
    assertThat(server.get("steward", HOSPITALS).body())
        .contains("{\"way\":\"sql\",\"permitted\":true")
        .contains("{\"way\":\"iceberg\",\"permitted\":true")
        .contains("{\"way\":\"file\",\"permitted\":true");
  }

  @Test
  void saysWhyAnAgencyWithoutAgreementIsDeniedAndKeepsItInTheAudit() throws Exception {
    String gas = "/api/v1/datasets/wuhan.gas.gas-reading/rows";
    HttpResponse<String> answer = server.get("wuchang-emergency", gas);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"reason\":\"no-agreement\"", "POST /api/v1/access-requests");
    assertThat(server.get("jianghan-emergency", gas).statusCode()).isEqualTo(200);
    assertThat(
            server
                .get("steward", "/api/v1/audit-events?dataset=wuhan.gas.gas-reading&outcome=DENY")
                .body())
        .contains("wuchang-emergency", "rows.read");
  }

  @Test
  void keepsRetriesInTheAudit() throws Exception {
    server.send(
        server
            .request("steward", "/api/v1/promotions/theme.hospital/retry")
            .POST(BodyPublishers.noBody()));
    assertThat(server.get("steward", "/api/v1/audit-events?dataset=wuhan.health.hospital").body())
        .contains("promotion.retry");
  }

  @Test
  void closesTheDoorTheMomentAnAgreementIsRevoked() throws Exception {
    String rows = "/api/v1/datasets/wuhan.health.supply-demand/rows";
    assertThat(server.get("jianghan-emergency", rows).statusCode()).isEqualTo(200);
    server.send(
        server
            .request("steward", "/api/v1/agreements/jianghan-supply/revocation")
            .POST(BodyPublishers.noBody()));
    HttpResponse<String> after = server.get("jianghan-emergency", rows);
    assertThat(after.statusCode()).isEqualTo(403);
    assertThat(after.body()).contains("agreement-not-in-force");
  }

  @Test
  void namesWhatIsWrongInAQuery() throws Exception {
    HttpResponse<String> answer =
        server.get("steward", HOSPITALS + "/rows?filter=no_such_column%20%3E%201");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("no_such_column", "district_code");
  }

  @Test
  void tellsInHeadersWhatCsvHasNoPlaceFor() throws Exception {
    HttpResponse<String> csv = server.get("jianghan-emergency", HOSPITALS + "/rows?format=csv");
    assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Weir-Masked").orElse("")).contains("duty_phone");
    assertThat(csv.headers().firstValue("Weir-Snapshot")).contains("0");
    assertThat(csv.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void refusesAStateThatIsNoMomentInSql() throws Exception {
    HttpResponse<String> answer = send("POST", "sql", "{'sql':'select 1','asOf':'yesterday'}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("asOf: ", "yesterday");
  }

  @Test
  void refusesABodyLargerThanItTakes() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/contracts/big.odcs.yaml")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofByteArray(new byte[2_000_000])));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesABrokenContractWithEveryProblemAndChangesNothing() throws Exception {
    String good = server.get("steward", "/api/v1/contracts/hospital.odcs.yaml").body();
    String broken = good.replace("classification: general-4", "classification: general-9");
    HttpResponse<String> answer = put("hospital.odcs.yaml", broken);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("hospital.odcs.yaml:", "general-9");
    assertThat(server.get("steward", "/api/v1/contracts/hospital.odcs.yaml").body())
        .isEqualTo(good);
  }

  @Test
  void refusesAChangeThatWouldBreakReadersWhateverItsVersion() throws Exception {
    String before = server.get("steward", "/api/v1/contracts/earthquakes.odcs.yaml").body();
    HttpResponse<String> answer =
        put("earthquakes.odcs.yaml", before.replace("- name: event_type", "- name: kind"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("urn:weir:problem:breaking-change");
    String raised =
        before
            .replace("- name: event_type", "- name: kind")
            .replaceAll("(?m)^version: .*", "version: 9.0.0");
    assertThat(put("earthquakes.odcs.yaml", raised).statusCode()).isEqualTo(409);
  }

  private static HttpResponse<String> put(String file, String text) throws Exception {
    return server.send(
        server
            .request("steward", "/api/v1/contracts/" + file)
            .header("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(text)));
  }

  @Test
  void answersAnAnalystInSqlButNotWithFilesOfTheServer() throws Exception {
    HttpResponse<String> count = ask("analyst", "select count(*) as n from resource.earthquake");
    assertThat(count.statusCode()).as(count.body()).isEqualTo(200);
    assertThat(count.body()).contains("\"rows\":[[0]]");
    HttpResponse<String> file = ask("analyst", "select * from read_csv('/etc/passwd')");
    assertThat(file.statusCode()).isEqualTo(400);
    assertThat(ask("jianghan-emergency", "select 1").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> ask(String client, String sql) throws Exception {
    return server.send(
        server
            .request(client, "/api/v1/sql")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"sql\":\"" + sql + "\"}")));
  }

  @Test
  void answersTheSameSubscriptionUnderTheSameKey() throws Exception {
    HttpResponse<String> first = subscribe("key-one");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(first.body()).contains("whsec_");
    HttpResponse<String> again = subscribe("key-one");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(server.get("jianghan-emergency", "/api/v1/subscriptions").body())
        .contains("wuhan.gas.gas-reading")
        .doesNotContain("whsec_");
    assertThat(server.get("wuchang-emergency", "/api/v1/subscriptions").body())
        .isEqualTo("{\"items\":[]}");
  }

  /** To a public address of the documentation's range, which nobody answers. */
  private static HttpResponse<String> subscribe(String key) throws Exception {
    return server.send(
        server
            .request("jianghan-emergency", "/api/v1/subscriptions")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(
                BodyPublishers.ofString(
                    "{\"dataset\":\"wuhan.gas.gas-reading\",\"channel\":"
                        + "{\"kind\":\"webhook\",\"url\":\"https://203.0.113.7/hook\"}}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "PUT  | agreements/new-one | {}                                 | dataset,recipient,purpose,use",
        "PUT  | agreements/new-one | {'dataset': null, 'purpose': ' '}  | dataset,recipient,purpose",
        "PUT  | agreements/new-one | {'dataset': 'd', 'recipient': 'r', 'purpose': 'p', 'use': 'u', 'ways': [null]} | ways",
        "POST | sql                | {'sql': null}                      | sql",
        "POST | subscriptions      | {'from': 'beginning'}              | dataset,channel",
      })
  void namesEveryFieldThatABodyLacks(String method, String path, String body, String fields)
      throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    for (String field : fields.split(",")) {
      assertThat(answer.body()).contains("urn:weir:problem:malformed", "\"" + field + ": ");
    }
  }

  @Test
  void makesNoAgreementWithARecipientThatIsNoClient() throws Exception {
    HttpResponse<String> answer =
        send(
            "PUT",
            "agreements/new-one",
            "{'dataset':'wuhan.gas.gas-reading','recipient':'jianghan','purpose':'drill',"
                + "'use':'演练','ground':'应急预案'}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("recipient: there is no client 'jianghan'");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return server.send(
        server
            .request("steward", "/api/v1/" + path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  @Test
  void letsNobodySubscribeTheServerToItsOwnHost() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("jianghan-emergency", "/api/v1/subscriptions")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"dataset\":\"wuhan.gas.gas-reading\",\"channel\":"
                            + "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1/x\"}}")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("url");
  }

  @Test
  void servesThePageToTryTheApiWithoutOutsideHosts() throws Exception {
    String page = server.get("", "/api-docs/index.html").body();
    assertThat(page).doesNotContain("http://", "https://");
    for (String asset : new String[] {"swagger-ui.css", "swagger-ui-bundle.js"}) {
      String path = page.replaceAll("(?s).*\"(/webjars/[^\"]*" + asset + ")\".*", "$1");
      assertThat(server.get("", path).statusCode()).isEqualTo(200);
    }
    assertThat(server.get("", "/api-docs/openapi.json").body()).contains("/api/v1/datasets");
  }
}
