package city.weir.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The life of a statement over HTTP: submitted, looked at, cancelled, fetched, gone. */
class StatementDoorsTest {
  private static final String ENDLESS =
      "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
  private static final String ALL =
      "select device, district_code, device_address from resource.gas_reading order by device";

  @TempDir static Path home;
  private static SqlCity city;

  @BeforeAll
  static void start() throws Exception {
    city = SqlCity.start(home);
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  private static HttpResponse<String> ask(String client, String sql, String... headers)
      throws Exception {
    return city.send(client, "POST", "/api/v1/sql", "{'sql':'%s'}".formatted(sql), headers);
  }

  /** Submits without waiting, and gives the path of the statement. */
  private static String submit(String client, String sql) throws Exception {
    HttpResponse<String> taken = ask(client, sql, "Prefer", "respond-async");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return taken.headers().firstValue("Location").orElseThrow();
  }

  private static JsonNode ended(String client, String path) throws Exception {
    while (true) {
      JsonNode now = SqlCity.json(city.get(client, path));
      String state = now.path("state").asString();
      if (!state.equals("queued") && !state.equals("running")) {
        return now;
      }
    }
  }

  @Test
  void answersAtOnceWithWhatWasHeldBackAndWhy() throws Exception {
    JsonNode answer = SqlCity.json(ask("other-analyst", ALL));
    assertThat(answer.path("rows").size()).isEqualTo(1);
    JsonNode table = answer.path("tables").path(0);
    assertThat(table.path("rows").path("en").asString())
        .contains("district_code begins with 420106");
    assertThat(table.path("columns").toString()).contains("device_address", "masked");
    assertThat(table.path("snapshot").asString()).matches("[0-9]+");
  }

  @Test
  void keepsAnAnswerUnderItsIdForItsOwnerAlone() throws Exception {
    String path = submit("analyst", ALL);
    assertThat(ended("analyst", path).path("rows").asInt()).isEqualTo(3);

    JsonNode first = SqlCity.json(city.get("analyst", path + "/rows?limit=2"));
    assertThat(first.path("rows").size()).isEqualTo(2);
    JsonNode second =
        SqlCity.json(
            city.get(
                "analyst",
                path + "/rows?limit=2&pageToken=" + first.path("nextPageToken").asString()));
    assertThat(second.path("rows").path(0).path(0).asString()).isEqualTo("gas-3");
    assertThat(second.has("nextPageToken")).isFalse();

    for (String other : new String[] {"other-analyst", "steward"}) {
      assertThat(city.get(other, path).statusCode()).isEqualTo(404);
      assertThat(city.get(other, path + "/rows").statusCode()).isEqualTo(404);
      assertThat(city.post(other, path + "/cancellation").statusCode()).isEqualTo(404);
      assertThat(city.get(other, "/api/v1/sql").body()).doesNotContain(path.substring(12));
    }
    assertThat(city.get("analyst", "/api/v1/sql").body()).contains(path.substring(12));
  }

  @Test
  void cancelsWhatRunsAndSaysSo() throws Exception {
    String path = submit("analyst", ENDLESS);
    assertThat(city.get("analyst", path + "/rows").statusCode()).isEqualTo(409);
    JsonNode cancelled = SqlCity.json(city.post("analyst", path + "/cancellation"));
    assertThat(cancelled.path("state").asString()).isIn("cancelled", "running");
    assertThat(ended("analyst", path).path("state").asString()).isEqualTo("cancelled");
    assertThat(city.get("analyst", path + "/rows").statusCode()).isEqualTo(409);
    assertThat(ask("analyst", "select 1").statusCode()).isEqualTo(200);
  }

  @Test
  void writesTheAnswerInTheFormatThatIsAccepted() throws Exception {
    HttpResponse<String> csv = ask("analyst", ALL, "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("device,district_code,device_address\r\ngas-1,420103,");
    assertThat(csv.headers().firstValue("Weir-Masked"))
        .contains("resource.gas_reading.device_address");
    assertThat(ask("analyst", ALL, "Accept", "application/x-ndjson").body().lines()).hasSize(3);
    assertThat(ask("analyst", ALL, "Accept", "image/png").statusCode()).isEqualTo(406);
    String path = submit("analyst", ALL);
    ended("analyst", path);
    assertThat(city.get("analyst", path + "/rows?format=xlsx").body()).startsWith("PK");
  }

  @Test
  void keepsEveryQuestionEveryFetchAndEveryRefusalInTheAudit() throws Exception {
    String path = submit("analyst", "select device from resource.gas_reading -- audited");
    ended("analyst", path);
    city.get("analyst", path + "/rows");
    assertThat(ask("analyst", "select * from resource.nowhere").statusCode()).isEqualTo(404);
    String audit = city.get("auditor", "/api/v1/audit-events?subject=analyst&limit=100").body();
    assertThat(audit)
        .contains("-- audited", "\"sql.read\"", "resource.nowhere")
        .contains("\"dataset\":\"" + GasCity.DATASET + "\"");
  }

  @Test
  void keepsHowEveryStatementEndedThatGaveNothing() throws Exception {
    String cancelled = submit("analyst", ENDLESS + ", resource.gas_reading -- stopped");
    city.post("analyst", cancelled + "/cancellation");
    ended("analyst", cancelled);
    String failing = "select cast(device as integer) from resource.gas_reading -- unfit";
    ended("analyst", submit("analyst", failing));
    assertThat(ask("analyst", failing + " at once").statusCode()).isEqualTo(400);

    JsonNode denied =
        SqlCity.json(
                city.get(
                    "auditor",
                    "/api/v1/audit-events?subject=analyst&action=sql.ask&outcome=DENY&dataset="
                        + GasCity.DATASET))
            .path("items");
    List<String> ends = new ArrayList<>();
    for (JsonNode event : denied) {
      assertThat(event.path("rows").asInt(-1)).isZero();
      assertThat(event.path("peer").asString()).isEqualTo("127.0.0.1");
      ends.add(event.path("reason").asString());
    }
    assertThat(ends).hasSize(3);
    assertThat(ends).anyMatch(end -> end.matches("cancelled, (before|after) .*-- stopped"));
    assertThat(ends).anyMatch(end -> end.startsWith("invalid, after") && end.endsWith("unfit"));
    assertThat(ends)
        .as("kept once, though it was waited for")
        .filteredOn(end -> end.endsWith("unfit at once"))
        .hasSize(1);
  }

  @Test
  void letsOnePersonHaveAFewUnderWayOnly() throws Exception {
    int refused = 0;
    for (int i = 0; i < 7; i++) {
      HttpResponse<String> answer = ask("other-analyst", ENDLESS, "Prefer", "respond-async");
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(1);
    assertThat(ask("analyst", "select 1").statusCode()).isEqualTo(200);
    for (JsonNode each : SqlCity.json(city.get("other-analyst", "/api/v1/sql")).path("items")) {
      city.post("other-analyst", "/api/v1/sql/" + each.path("id").asString() + "/cancellation");
    }
  }

  @Test
  void isClosedToWhoeverIsNoAnalyst() throws Exception {
    assertThat(ask("jianghan-emergency", "select 1").statusCode()).isEqualTo(403);
    assertThat(city.get("jianghan-emergency", "/api/v1/sql").statusCode()).isEqualTo(403);
    assertThat(city.get("", "/api/v1/sql").statusCode()).isEqualTo(401);
  }
}
