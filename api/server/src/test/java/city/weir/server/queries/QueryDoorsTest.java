package city.weir.server.queries;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.sql.SqlCity;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** From a draft to an API that everybody calls with their own rights, over HTTP. */
class QueryDoorsTest {
  private static final String GAS =
      """
      {'title':{'zh':'燃气读数','en':'Gas readings'},
       'sql':'select device, device_address, district_code from resource.gas_reading where observed_at >= :since and (:district is null or district_code = :district) order by device limit :most',
       'parameters':[
         {'name':'since','type':'moment','required':true,'title':{'zh':'起始','en':'Since'}},
         {'name':'district','type':'text','min':'6','max':'6'},
         {'name':'most','type':'integer','default':'10','min':'1','max':'100'}]}""";
  private static final String SINCE = "since=2020-01-01T00:00:00Z";

  @TempDir static Path home;
  private static SqlCity city;

  @BeforeAll
  static void start() throws Exception {
    city = SqlCity.start(home);
    publish("gas", GAS);
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  private static HttpResponse<String> save(String client, String name, String body)
      throws Exception {
    return city.send(client, "PUT", "/api/v1/queries/" + name, body);
  }

  private static HttpResponse<String> step(String client, String name, String step)
      throws Exception {
    return city.send(
        client, "POST", "/api/v1/queries/%s/%s".formatted(name, step), "{'reason':'为此 because'}");
  }

  private static void publish(String name, String body) throws Exception {
    HttpResponse<String> saved = save("analyst", name, body);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(step("analyst", name, "submission").statusCode()).isEqualTo(200);
    HttpResponse<String> approved = step("steward", name, "approval");
    assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
  }

  private static HttpResponse<String> call(String client, String query) throws Exception {
    return city.get(client, "/api/v1/queries/gas/rows?" + query);
  }

  @Test
  void givesEveryCallerWhatTheCallerMaySeeAndNotWhatTheAuthorMay() throws Exception {
    assertThat(SqlCity.json(call("analyst", SINCE)).path("items").size()).isEqualTo(3);
    JsonNode jianghan = SqlCity.json(call("jianghan-emergency", SINCE));
    assertThat(jianghan.path("items").findValuesAsString("device"))
        .containsExactly("gas-1", "gas-2");
    assertThat(jianghan.toString()).doesNotContain(GasCity.ADDRESS);
    assertThat(jianghan.path("tables").path(0).path("agreement").asString())
        .isEqualTo("jianghan-gas");
    HttpResponse<String> wuchang = call("wuchang-emergency", SINCE);
    assertThat(wuchang.statusCode()).isEqualTo(403);
    assertThat(wuchang.body())
        .contains("no-agreement", GasCity.DATASET + ": ")
        .doesNotContain("gas-1", "gas-3");
    assertThat(call("", SINCE).statusCode()).isEqualTo(401);
  }

  @Test
  void bindsWhatCallersWriteAndNeverRunsIt() throws Exception {
    String district = URLEncoder.encode("420106", StandardCharsets.UTF_8);
    assertThat(
            SqlCity.json(call("analyst", SINCE + "&district=" + district))
                .path("items")
                .findValuesAsString("device"))
        .containsExactly("gas-3");
    String injected = URLEncoder.encode("' or '", StandardCharsets.UTF_8);
    JsonNode none = SqlCity.json(call("analyst", SINCE + "&district=" + injected));
    assertThat(none.path("items").isArray()).isTrue();
    assertThat(none.path("items").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "most=5                        | since: it is required",
        "since=yesterday               | since: 'yesterday' is not a moment",
        "since=2020-01-01T00:00:00Z&most=0      | most: it is below 1",
        "since=2020-01-01T00:00:00Z&most=1.5    | most: '1.5' is not a whole number",
        "since=2020-01-01T00:00:00Z&district=42 | district: its length is below 6",
        "since=2020-01-01T00:00:00Z&colour=red  | colour: the query has only district, most, since",
        "since=2020-01-01T00:00:00Z&most=1&most=2 | most is given 2 times",
      })
  void saysWhichParameterIsWrongAndHowItIsWritten(String query, String detail) throws Exception {
    HttpResponse<String> answer = call("analyst", query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(detail);
  }

  @Test
  void pagesThroughOneAnswerWhateverIsPublishedMeanwhile() throws Exception {
    JsonNode first = SqlCity.json(call("analyst", SINCE + "&limit=2"));
    assertThat(first.path("items").size()).isEqualTo(2);
    String token = first.path("nextPageToken").asString();
    JsonNode second = SqlCity.json(call("analyst", SINCE + "&limit=2&pageToken=" + token));
    assertThat(second.path("items").findValuesAsString("device")).containsExactly("gas-3");
    assertThat(second.has("nextPageToken")).isFalse();
    assertThat(call("other-analyst", SINCE + "&pageToken=" + token).statusCode()).isEqualTo(404);
    assertThat(call("analyst", SINCE + "&pageToken=x").statusCode()).isEqualTo(400);
  }

  @Test
  void answersAsAFileToo() throws Exception {
    assertThat(call("jianghan-emergency", SINCE + "&format=csv").body())
        .startsWith("device,device_address,district_code\r\ngas-1,")
        .doesNotContain("gas-3");
  }

  @Test
  void describesItselfToThoseWhoMayKnowOfItsData() throws Exception {
    JsonNode gas = SqlCity.json(city.get("jianghan-emergency", "/api/v1/queries/gas"));
    assertThat(gas.path("parameters").findValuesAsString("name"))
        .containsExactly("since", "district", "most");
    assertThat(gas.path("columns").findValuesAsString("name"))
        .containsExactly("device", "device_address", "district_code");
    assertThat(gas.has("sql")).isFalse();
    assertThat(SqlCity.json(city.get("analyst", "/api/v1/queries/gas")).has("sql")).isTrue();

    JsonNode api = SqlCity.json(city.get("jianghan-emergency", "/api/v1/queries/openapi.json"));
    JsonNode get = api.path("paths").path("/api/v1/queries/gas/rows").path("get");
    assertThat(get.path("parameters").path(0).path("schema").path("format").asString())
        .isEqualTo("date-time");
    assertThat(get.path("parameters").path(2).path("schema").path("maximum").asInt())
        .isEqualTo(100);
    assertThat(
            SqlCity.json(city.get("analyst", "/api/v1/queries/gas/openapi.json"))
                .path("paths")
                .size())
        .isEqualTo(1);
  }

  @Test
  void keepsADraftFromEverybodyButItsAuthorAndStewards() throws Exception {
    save("analyst", "draft", GAS);
    assertThat(city.get("other-analyst", "/api/v1/queries/draft").statusCode()).isEqualTo(404);
    assertThat(city.get("jianghan-emergency", "/api/v1/queries/draft").statusCode()).isEqualTo(404);
    assertThat(city.get("analyst", "/api/v1/queries/draft/rows?" + SINCE).statusCode())
        .isEqualTo(404);
    assertThat(step("other-analyst", "draft", "submission").statusCode()).isEqualTo(404);
    assertThat(save("other-analyst", "draft", GAS).statusCode()).isEqualTo(403);
    assertThat(city.get("analyst", "/api/v1/queries?show=own").body()).contains("\"draft\"");
    assertThat(city.get("other-analyst", "/api/v1/queries").body()).doesNotContain("\"draft\"");
  }

  @Test
  void isReviewedByAnotherThanItsAuthor() throws Exception {
    assertThat(save("steward", "own", GAS).statusCode()).isEqualTo(200);
    assertThat(step("steward", "own", "submission").statusCode()).isEqualTo(200);
    assertThat(step("steward", "own", "approval").statusCode()).isEqualTo(403);
    assertThat(step("analyst", "own", "approval").statusCode()).isIn(403, 404);
    assertThat(city.get("steward", "/api/v1/queries?show=review").body()).doesNotContain("\"own\"");
    assertThat(city.get("second-steward", "/api/v1/queries?show=review").body())
        .contains("\"own\"");
    assertThat(step("second-steward", "own", "refusal").statusCode()).isEqualTo(200);
    assertThat(step("second-steward", "own", "approval").statusCode()).isEqualTo(409);
    assertThat(step("jianghan-emergency", "own", "approval").statusCode()).isEqualTo(403);
  }

  @Test
  void tellsCallersToLeaveADeprecatedQueryAndClosesAWithdrawnOne() throws Exception {
    publish("old", GAS);
    assertThat(step("analyst", "old", "deprecation").statusCode()).isEqualTo(200);
    HttpResponse<String> warned = city.get("analyst", "/api/v1/queries/old/rows?" + SINCE);
    assertThat(warned.statusCode()).isEqualTo(200);
    assertThat(warned.headers().firstValue("Deprecation").orElse("")).startsWith("@");
    assertThat(step("steward", "old", "withdrawal").statusCode()).isEqualTo(200);
    assertThat(city.get("analyst", "/api/v1/queries/old/rows?" + SINCE).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "select nothing from resource.gas_reading | 400 | nothing",
        "select * from resource.nowhere           | 404 | resource.nowhere",
        "select :other from resource.gas_reading  | 400 | other",
        "select 1 as a, 2 as a                    | 400 | Two columns",
        "delete from resource.gas_reading         | 400 | Only queries",
      })
  void savesNothingThatCannotRun(String sql, int status, String detail) throws Exception {
    HttpResponse<String> answer =
        save("analyst", "bad", "{'title':{'zh':'坏','en':'Bad'},'sql':'%s'}".formatted(sql));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(detail);
    assertThat(city.get("analyst", "/api/v1/queries/bad").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsEveryStepAndEveryCallInTheAudit() throws Exception {
    publish("audited", GAS);
    city.get("jianghan-emergency", "/api/v1/queries/audited/rows?" + SINCE);
    city.get("wuchang-emergency", "/api/v1/queries/audited/rows?" + SINCE);
    String steps = city.get("auditor", "/api/v1/audit-events?limit=100").body();
    assertThat(steps)
        .contains(
            "query.save",
            "query.submit",
            "query.approve",
            "query.publish",
            "query audited version 1");
    String denied = city.get("auditor", "/api/v1/audit-events?outcome=DENY&limit=100").body();
    assertThat(denied).contains("wuchang-emergency", "query.call", GasCity.DATASET);
    String calls =
        city.get("auditor", "/api/v1/audit-events?subject=jianghan-emergency&limit=100").body();
    assertThat(calls).contains("query.call", "device_address", "jianghan-gas");
  }
}
