package city.weir.server.demands;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.References;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.server.TestServer;
import city.weir.server.directory.InForce;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Supply, what is not shared, demands and standards through the API. */
class DemandDoorsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String AGENCY = "jianghan-emergency";
  private static final String OTHER = "wuchang-emergency";
  private static final String OWNER = "health-commission";
  private static final String WANTED =
      """
      {"title": "医院值班电话", "purpose": "emergency-response", "use": "伤员分流",
       "ground": "《突发事件应对法》第四十九条", "items": ["值班电话", "行政区划代码"], "area": "420103"}""";

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void takesADemandFromTheAskingToTheAccessRequest() throws Exception {
    HttpResponse<String> made = post(AGENCY, "/api/v1/demands", WANTED);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode demand = JSON.readTree(made.body());
    assertThat(demand.path("stage").asString()).isEqualTo("matched");
    JsonNode best = demand.path("candidates").get(0);
    assertThat(best.path("covered").toString()).contains("duty_phone", "ELEMENT");
    String path = "/api/v1/demands/" + demand.path("id").asString();

    assertThat(server.get(OTHER, path).statusCode()).as("another party").isEqualTo(404);
    assertThat(server.get(OWNER, path).statusCode()).as("not asked yet").isEqualTo(404);
    String entry = best.path("entry").asString();
    assertThat(post(AGENCY, path + "/satisfaction", "{\"entry\": \"%s\"}".formatted(entry)))
        .extracting(HttpResponse::statusCode)
        .as("whoever asks does not answer")
        .isEqualTo(403);

    HttpResponse<String> offered =
        post("steward", path + "/offer", "{\"provider\": \"11420100MB1000004U\"}");
    assertThat(offered.statusCode()).as(offered.body()).isEqualTo(200);
    assertThat(server.get(OWNER, "/api/v1/demands").body()).contains("医院值班电话");
    assertThat(post(OWNER, path + "/refusal", "{\"ground\": \"不方便\"}").statusCode())
        .as("no ground in law")
        .isEqualTo(422);
    String until = LocalDate.now(Clock.systemUTC()).plusDays(30).toString();
    assertThat(post(OWNER, path + "/promise", "{\"by\": \"%s\"}".formatted(until)).body())
        .contains("\"stage\":\"promised\"");
    HttpResponse<String> satisfied =
        post(OWNER, path + "/satisfaction", "{\"entry\": \"%s\"}".formatted(entry));

    assertThat(JSON.readTree(satisfied.body()).path("stage").asString()).isEqualTo("satisfied");
    assertThat(server.get(AGENCY, path).body()).contains("SATISFY", "PROMISE", "OFFER");
    assertThat(post(AGENCY, path + "/withdrawal", "{}").statusCode()).isEqualTo(409);
  }

  @Test
  void holdsOnlyWhatHappensInTheDirectoryAgainstOpenDemands() throws Exception {
    String wanted =
        WANTED.replace("医院值班电话", "历史洪峰水位").replace("\"值班电话\", \"行政区划代码\"", "\"洪峰水位\", \"出现时间\"");
    String path =
        "/api/v1/demands/"
            + JSON.readTree(post(AGENCY, "/api/v1/demands", wanted).body()).path("id").asString();
    assertThat(candidates(path)).doesNotContain("flood-crests");
    Rematching rematching = server.bean(Rematching.class);
    Lifecycle lifecycle = server.bean(Lifecycle.class);
    long before = rematching.done();

    String code = server.bean(References.class).creditCodeOf(SampleDrafts.BUREAU).orElseThrow();
    Life crests =
        lifecycle.begin(
            "flood-crests", SampleDrafts.sheet().with(Field.PROVIDER_CODE, code), "li-lei");
    lifecycle.begin("flood-drafts", SampleDrafts.sheet().with(Field.TITLE, "草稿"), "li-lei");
    crests = lifecycle.submit(crests, "li-lei", null);
    crests = lifecycle.approve(crests, "han-meimei", null);
    crests = lifecycle.publish(crests, "han-meimei", null);
    assertThat(server.bean(InForce.class).since(before).entries()).containsOnlyKeys("flood-crests");
    rematching.catchUp();

    assertThat(candidates(path)).contains("flood-crests");
    assertThat(server.bean(InForce.class).since(rematching.done()).entries()).isEmpty();

    lifecycle.withdraw(crests, "han-meimei", "停用");
    rematching.catchUp();
    assertThat(candidates(path)).doesNotContain("flood-crests");
  }

  private static List<String> candidates(String path) throws Exception {
    return JSON.readTree(server.get(AGENCY, path).body())
        .path("candidates")
        .valueStream()
        .map(candidate -> candidate.path("entry").asString())
        .toList();
  }

  @Test
  void makesOneDemandUnderOneKey() throws Exception {
    HttpRequest.Builder call =
        server
            .request(AGENCY, "/api/v1/demands")
            .header("Idempotency-Key", "once")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(WANTED));

    HttpResponse<String> first = server.send(call);
    HttpResponse<String> again = server.send(call);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(again.body()).path("id"))
        .isEqualTo(JSON.readTree(first.body()).path("id"));
  }

  @Test
  void namesWhatIsWrongWithADemand() throws Exception {
    HttpResponse<String> refused = post(AGENCY, "/api/v1/demands", "{\"title\": \"水位\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("bad-demand", "items: ", "use: ", "ground: ", "purpose: ");
    assertThat(post("steward", "/api/v1/demands", WANTED).statusCode())
        .as("a steward answers, and asks not")
        .isEqualTo(403);
    assertThat(server.get(AGENCY, "/api/v1/demands?side=all").statusCode()).isEqualTo(403);
    assertThat(server.get("", "/api/v1/demands").statusCode()).isEqualTo(401);
  }

  @Test
  void beginsWithTheDemandsOfTheSampleCity() throws Exception {
    JsonNode all = JSON.readTree(server.get("steward", "/api/v1/demands?limit=200").body());

    assertThat(all.path("items").valueStream().map(d -> d.path("id").asString()))
        .contains("dem-00000000-stage", "dem-00000000-beds", "dem-00000000-chemicals");
    assertThat(server.get("steward", "/api/v1/demands/dem-00000000-stage").body())
        .contains("wuhan.hydrology", "\"stage\":\"matched\"");
    assertThat(server.get("steward", "/api/v1/demands/dem-00000000-chemicals").body())
        .contains("\"stage\":\"made\"");
  }

  @Test
  void listsWhatIsSharedAndWritesItToFiles() throws Exception {
    JsonNode page = JSON.readTree(server.get(AGENCY, "/api/v1/supply-list?limit=5").body());
    assertThat(page.path("items").size()).isEqualTo(5);
    assertThat(page.path("nextPageToken").asString()).isNotEmpty();
    assertThat(page.path("items").valueStream().map(i -> i.path("share").asString()))
        .doesNotContain("withheld");
    assertThat(server.get(AGENCY, "/api/v1/not-shared-list").statusCode()).isEqualTo(200);

    HttpResponse<String> csv = server.get(AGENCY, "/api/v1/supply-list/export?format=csv");
    assertThat(csv.body()).contains("信息资源名称,信息资源代码").contains("河道水位");
    HttpResponse<byte[]> xlsx =
        java.net.http.HttpClient.newHttpClient()
            .send(
                server.request(AGENCY, "/api/v1/supply-list/export").GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSizeGreaterThan(10);
      assertThat(rows.get(0).getCellText(0)).isEqualTo("信息资源名称");
    }
    assertThat(server.get(AGENCY, "/api/v1/supply-list/export?format=pdf").statusCode())
        .isEqualTo(400);
    assertThat(server.get("steward", "/api/v1/demands/export?format=csv").body())
        .contains("危险化学品企业储罐信息");
  }

  @Test
  void proposesApprovesAndUsesADataElement() throws Exception {
    String body =
        """
        {"title": "水库编号", "definition": "水库的唯一编号", "dataType": "C", "length": "12",
         "synonyms": ["水库代码"], "source": "本市自定"}""";
    String path = "/api/v1/data-elements/reservoir-code";

    assertThat(put(AGENCY, path + "/proposal", body).statusCode()).isEqualTo(403);
    HttpResponse<String> proposed = put("steward", path + "/proposal", body);
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
    assertThat(server.get(AGENCY, path).statusCode()).as("not in force yet").isEqualTo(404);
    assertThat(post("steward", path + "/approval", "{}"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(403);
              assertThat(answer.body()).contains("another steward");
            });
    assertThat(put("steward", path + "/proposal", body.replace("\"C\"", "\"Q\"")).body())
        .contains("bad-standard", "dataType: 'Q'");
  }

  @Test
  void tellsWhereElementsAndListsAreUsed() throws Exception {
    assertThat(server.get(AGENCY, "/api/v1/data-elements?q=水位").body()).contains("river-stage");
    assertThat(server.get(AGENCY, "/api/v1/data-elements/river-stage/uses").body())
        .contains("wuhan.hydrology.river-stage", "\"column\":\"stage\"");
    assertThat(server.get(AGENCY, "/api/v1/code-lists/gbt-2260/uses").body())
        .contains("district_code");
    assertThat(server.get(AGENCY, "/api/v1/code-lists/gbt-2260").body()).contains("武昌区", "420100");
  }

  @Test
  void refusesAContractThatNamesAnUnknownElement() throws Exception {
    String yaml =
        Files.readString(
                TestServer.root().resolve("samples/wuhan/contracts/river-stage.odcs.yaml"),
                StandardCharsets.UTF_8)
            .replace("value: river-stage}", "value: river-stag}");

    HttpResponse<String> refused =
        server.send(
            server
                .request("steward", "/api/v1/contracts/river-stage.odcs.yaml")
                .header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(yaml)));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("no data element 'river-stag'", "'river-stage'?");
  }

  private static HttpResponse<String> post(String client, String path, String body)
      throws Exception {
    return server.send(
        server
            .request(client, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> put(String client, String path, String body)
      throws Exception {
    return server.send(
        server
            .request(client, path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }
}
