package city.weir.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two stewards, an owner and an agency in the directory, over HTTP with the real server. */
class DirectoryEntriesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ENTRIES = "/api/v1/directory-entries";
  private static final String AGENCY = "jianghan-emergency";

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
                  - {id: second-steward, name: 另一位数据管理员, roles: [steward]}
                  - {id: gas-owner, name: 燃气提供方, roles: [owner], organisation: PROVIDER}
                  - {id: other-owner, name: 别的提供方, roles: [owner],
                     organisation: 91350100M000100Y43}
                  - {id: auditor, name: 审计员, roles: [auditor]}
                agreements:"""
                    .replace("PROVIDER", GasCity.PROVIDER)));
    server = TestServer.start(home);
    assertThat(
            send("steward", "PUT", "/api/v1/directory-categories", "{\"path\":\"主题/城市安全/燃气/管网图\"}")
                .statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(String client, String method, String path, String body)
      throws Exception {
    return server.send(
        server
            .request(client, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> act(String client, String id, String act, String comment)
      throws Exception {
    return send(
        client, "POST", ENTRIES + "/" + id + "/" + act, "{\"comment\":\"%s\"}".formatted(comment));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private static List<String> found(String client, String words) throws Exception {
    JsonNode page =
        json(
            server.get(client, ENTRIES + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    return page.path("items")
        .valueStream()
        .map(i -> i.path("entry").path("id").asString())
        .toList();
  }

  /** A sheet of pipes, by the provider of the gas readings. */
  private static String pipes(String title) {
    return """
        {"kind": "file", "fields": {"class": "主题", "item": "城市安全", "subject": "燃气",
          "detail": "管网图", "title": "%s", "provider": "%s", "providerCode": "%s",
          "summary": "中压以上燃气管道的走向、管径与投运年份，每年由各公司汇总一次",
          "format": "电子表格", "formatType": "xlsx", "shareType": "有条件共享",
          "shareCondition": "燃气突发事件应急处置单位", "shareWay": "文件", "open": "否",
          "updateCycle": "每年"},
         "items": [{"title": "管段编号", "dataType": "C"}, {"title": "管径", "dataType": "N"}]}"""
        .formatted(title, provider(), GasCity.PROVIDER);
  }

  private static String provider() {
    return server.bean(DirectoryReferences.class).providerOf(GasCity.PROVIDER).orElseThrow();
  }

  private static String begun(String title) throws Exception {
    return json(send("steward", "POST", ENTRIES, pipes(title))).path("id").asString();
  }

  private static void published(String id) throws Exception {
    json(act("steward", id, "submission", ""));
    json(act("second-steward", id, "approval", "查过"));
    json(act("second-steward", id, "publication", ""));
  }

  @Test
  void tellsAnOwnerNothingOfAnotherProvidersDraftByItsTitle() throws Exception {
    String draft = begun("未公布的管网勘察图");
    String same = pipes("未公布的管网勘察图");
    String named = same.replace(GasCity.PROVIDER, "91350100M000100Y43");

    assertThat(send("gas-owner", "POST", ENTRIES + "/findings", same).body()).contains(draft);
    for (String body : List.of(same, named)) {
      assertThat(send("other-owner", "POST", ENTRIES + "/findings", body).body())
          .doesNotContain(draft, "titleTwice");
    }
    String own = json(send("other-owner", "POST", ENTRIES, named)).path("id").asString();
    HttpResponse<String> refused = act("other-owner", own, "submission", "");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain(draft);
  }

  @Test
  void saysWhyInTheCallersLanguage() throws Exception {
    String id = begun("未批准的管网普查图");
    HttpResponse<String> chinese =
        server.send(
            server
                .request("steward", ENTRIES + "/" + id + "/approval")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "zh-CN")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(chinese.statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(chinese.body()).path("detail").asString())
        .isEqualTo("第 1 版尚在编写，不能审核通过");
    assertThat(json(server.get("steward", ENTRIES + "/" + id)).path("state").asString())
        .isEqualTo("draft");
  }

  @Test
  void twoStewardsBringAnEntryIntoForceAndAnAgencyFindsIt() throws Exception {
    String id = begun("燃气中压管网清册");
    assertThat(found(AGENCY, "中压管网清册")).doesNotContain(id);
    assertThat(server.get(AGENCY, ENTRIES + "/" + id).statusCode()).isEqualTo(404);

    json(act("steward", id, "submission", "请审"));
    HttpResponse<String> own = act("steward", id, "approval", "");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("another steward must");
    json(act("second-steward", id, "approval", "查过"));
    JsonNode inForce = json(act("second-steward", id, "publication", ""));

    assertThat(inForce.path("code").asString()).matches("[0-9]{8}/[0-9]{5}");
    assertThat(found(AGENCY, "中压管网清册")).contains(id);
    JsonNode seen = json(server.get(AGENCY, ENTRIES + "/" + id));
    assertThat(seen.path("state").asString()).isEqualTo("published");
    assertThat(seen.has("authors")).isFalse();
    assertThat(server.get(AGENCY, ENTRIES + "/" + id + "/revisions").statusCode()).isEqualTo(403);
    assertThat(found("", "中压管网清册")).doesNotContain(id);
    assertThat(server.get("", ENTRIES + "/" + id).statusCode()).isEqualTo(404);
    assertThat(server.get("auditor", ENTRIES + "/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void aChangeIsSeenOutsideOnlyWhenItIsPublished() throws Exception {
    String id = begun("燃气调压站清册");
    published(id);
    json(
        send(
            "second-steward",
            "PUT",
            ENTRIES + "/" + id + "/draft",
            pipes("燃气调压站清册").replace("每年由各公司", "每年六月由各公司")));

    assertThat(server.get(AGENCY, ENTRIES + "/" + id).body()).doesNotContain("每年六月");
    assertThat(server.get("steward", ENTRIES + "/" + id).body()).contains("每年六月");
    JsonNode differences =
        json(server.get("steward", ENTRIES + "/" + id + "/differences?from=1&to=2"));
    assertThat(differences.valueStream().map(d -> d.path("field").asString()))
        .containsExactly("summary");
    assertThat(server.get(AGENCY, ENTRIES + "/" + id + "?revision=2").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWithdrawnIsGoneForAgenciesAndStaysForStewards() throws Exception {
    String id = begun("燃气阀门清册");
    published(id);

    assertThat(act("steward", id, "withdrawal", "").statusCode()).isEqualTo(422);
    json(act("steward", id, "withdrawal", "并入管网清册"));

    assertThat(server.get(AGENCY, ENTRIES + "/" + id).statusCode()).isEqualTo(404);
    assertThat(found(AGENCY, "阀门清册")).doesNotContain(id);
    JsonNode steps = json(server.get("steward", ENTRIES + "/" + id + "/revisions"));
    assertThat(steps.valueStream().map(s -> s.path("act").asString()))
        .containsExactly("write", "submit", "approve", "publish", "withdraw");
    assertThat(server.get("auditor", "/api/v1/audit-events?limit=200").body())
        .contains("directory-entry.withdraw")
        .contains("并入管网清册");
  }

  @Test
  void saysEverythingThatIsWrongAtOnceAndTakesNoMistakesIn() throws Exception {
    String wrong = pipes("燃气管理系统").replace("每年\"", "经常\"");

    JsonNode findings = json(send("gas-owner", "POST", ENTRIES + "/findings", wrong));
    assertThat(findings.valueStream().map(f -> f.path("field").asString()))
        .contains("title", "updateCycle");
    String id = json(send("steward", "POST", ENTRIES, wrong)).path("id").asString();
    HttpResponse<String> refused = act("steward", id, "submission", "");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"title: ").contains("\"update cycle: ");
    assertThat(found("second-steward", "燃气管理系统")).doesNotContain(id);
  }

  @Test
  void anOwnerWritesForItsOwnOrganisationOnly() throws Exception {
    JsonNode own = json(send("gas-owner", "POST", ENTRIES, pipes("燃气用户投诉清册")));
    String id = own.path("id").asString();

    assertThat(send("other-owner", "POST", ENTRIES, pipes("别家的清册")).statusCode()).isEqualTo(403);
    assertThat(server.get("other-owner", ENTRIES + "/" + id).statusCode()).isEqualTo(404);
    json(act("gas-owner", id, "submission", ""));
    assertThat(act("gas-owner", id, "approval", "").statusCode()).isEqualTo(403);
    assertThat(send(AGENCY, "POST", ENTRIES, pipes("机构的清册")).statusCode()).isEqualTo(403);
  }

  @Test
  void anOwnerNeitherTakesOverNorGivesAwayAnEntry() throws Exception {
    String id = json(send("gas-owner", "POST", ENTRIES, pipes("燃气抢修队清册"))).path("id").asString();
    String theirs = pipes("燃气抢修队清册").replace(GasCity.PROVIDER, "91350100M000100Y43");
    String draft = ENTRIES + "/" + id + "/draft";

    // As what it would be it is the other's, as what it is it is not.
    assertThat(send("other-owner", "PUT", draft, theirs).statusCode()).isEqualTo(404);
    assertThat(send("gas-owner", "PUT", draft, theirs).statusCode()).isEqualTo(403);
    published(id);
    assertThat(send("other-owner", "PUT", draft, theirs).statusCode()).isIn(403, 404);
    assertThat(send("gas-owner", "PUT", draft, theirs).statusCode()).isEqualTo(403);

    assertThat(json(server.get("steward", ENTRIES + "/" + id)).toString())
        .contains(GasCity.PROVIDER)
        .doesNotContain("91350100M000100Y43");
    assertThat(server.get("auditor", "/api/v1/audit-events?limit=200").body())
        .contains("You may not give an entry to another provider than your own");
  }

  @Test
  void theSameKeyBeginsOneEntryOnly() throws Exception {
    String first = withKey("steward", "key-1");

    assertThat(withKey("steward", "key-1")).isEqualTo(first);
    assertThat(withKey("second-steward", "key-1")).isNotEqualTo(first);
  }

  private static String withKey(String client, String key) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request(client, ENTRIES)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(pipes("燃气储配站清册"))));
    return json(answer).path("id").asString();
  }

  @Test
  void followersReadOnFromWhereTheyWere() throws Exception {
    JsonNode before = json(server.get(AGENCY, "/api/v1/directory-changes?limit=500"));
    String token = before.path("nextPageToken").asString();
    String id = begun("燃气加气站清册");
    published(id);
    json(act("steward", id, "withdrawal", "停用"));

    JsonNode after = json(server.get(AGENCY, "/api/v1/directory-changes?pageToken=" + token));
    assertThat(
            after
                .path("items")
                .valueStream()
                .filter(c -> c.path("entry").asString().equals(id))
                .map(c -> c.path("act").asString()))
        .containsExactly("publish", "withdraw");
  }

  @Test
  void aDatasetFollowsItsContractAndIsWrittenNowhereElse() throws Exception {
    assertThat(found(AGENCY, "燃气")).contains(GasCity.DATASET);
    JsonNode dataset = json(server.get(AGENCY, ENTRIES + "/" + GasCity.DATASET));
    assertThat(dataset.path("code").asString()).matches("[0-9]{8}/[0-9]{5}");
    assertThat(dataset.path("contract").asString()).isNotEmpty();

    assertThat(act("steward", GasCity.DATASET, "withdrawal", "不要了").statusCode()).isEqualTo(409);
    String contract = "/api/v1/contracts/gas-reading.odcs.yaml";
    String text = server.get("steward", contract).body();
    String version = text.lines().filter(l -> l.startsWith("version:")).findFirst().orElseThrow();
    HttpResponse<String> put =
        server.send(
            server
                .request("steward", contract)
                .header("Content-Type", "text/yaml")
                .PUT(
                    BodyPublishers.ofString(
                        text.replace(version, "version: 9.0.0")
                            .replaceFirst("summary: ", "summary: 逐秒"))));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);

    assertThat(server.get(AGENCY, ENTRIES + "/" + GasCity.DATASET).body()).contains("逐秒");
  }

  @Test
  void aMistakeInAContractLeavesItsEntryAndWithholdsItsData() throws Exception {
    Path file = home.resolve("contracts/gas-reading.odcs.yaml");
    String sound = Files.readString(file);
    Files.writeString(file, sound.replace("status: active", "status: on"));
    try {
      server.bean(Contracts.class).reload();

      assertThat(found(AGENCY, "燃气")).contains(GasCity.DATASET);
      JsonNode entry = json(server.get(AGENCY, ENTRIES + "/" + GasCity.DATASET));
      assertThat(entry.path("state").asString()).isEqualTo("published");
      assertThat(server.get(AGENCY, "/api/v1/datasets/" + GasCity.DATASET + "/rows").statusCode())
          .isEqualTo(404);
    } finally {
      Files.writeString(file, sound);
      server.bean(Contracts.class).reload();
    }
    JsonNode steps = json(server.get("steward", ENTRIES + "/" + GasCity.DATASET + "/revisions"));
    assertThat(steps.valueStream().map(s -> s.path("act").asString())).doesNotContain("withdraw");
  }
}
