package city.weir.server.trino;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of Trino's plugin, with questions written as the plugin writes them. */
class OpaDoorTest {
  private static final String GAS =
      "'table':{'catalogName':'lake','schemaName':'resource','tableName':'gas_reading'%s}";

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    GasCity.into(home);
    Files.writeString(
        home.resolve("parties.yaml"),
        Files.readString(home.resolve("parties.yaml"))
            .replace(
                "agreements:",
                """
                  - {id: auditor, name: 审计员, roles: [auditor]}
                  - {id: operator, name: 运维员, roles: [operator]}
                  - {id: trino, name: Trino, roles: [engine]}
                agreements:"""),
        StandardOpenOption.TRUNCATE_EXISTING);
    server = TestServer.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "jianghan-emergency, true",
    "steward, true",
    "wuchang-emergency, false",
    "operator, false",
    "nobody, false",
    "trino, true"
  })
  void letsThoseReadWhomThePolicyPermits(String user, boolean allowed) throws Exception {
    assertThat(ask("allow", user, "SelectFromColumns", GAS.formatted(",'columns':['device']")))
        .isEqualTo("{\"result\":%s}".formatted(allowed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$path", "$partition", "no_such_column"})
  void letsNobodyReadColumnsTheContractDoesNotName(String column) throws Exception {
    for (String user : new String[] {"jianghan-emergency", "steward"}) {
      assertThat(
              ask(
                  "allow",
                  user,
                  "SelectFromColumns",
                  GAS.formatted(",'columns':['device','" + column + "']")))
          .isEqualTo("{\"result\":false}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateTable",
        "InsertIntoTable",
        "DeleteFromTable",
        "CreateView",
        "ExecuteFunction",
        "ImpersonateUser",
        "WriteSystemInformation",
        "SetSystemSessionProperty",
        "SomethingTrinoLearnsTomorrow"
      })
  void deniesWhatNoRuleSpeaksOf(String operation) throws Exception {
    assertThat(ask("allow", "steward", operation, GAS.formatted("")))
        .isEqualTo("{\"result\":false}");
  }

  @Test
  void theEngineItselfRunsNoQuery() throws Exception {
    assertThat(ask("allow", "trino", "ExecuteQuery", "")).isEqualTo("{\"result\":false}");
  }

  @Test
  void givesTheRuleOnRowsInTheNameOfTheEngine() throws Exception {
    assertThat(ask("row-filters", "jianghan-emergency", "GetRowFilters", GAS.formatted("")))
        .contains(
            "starts_with(\\\"district_code\\\", '420103')", "COALESCE", "\"identity\":\"trino\"");
    assertThat(ask("row-filters", "steward", "GetRowFilters", GAS.formatted("")))
        .isEqualTo("{\"result\":[]}");
    for (String user : new String[] {"wuchang-emergency", "nobody"}) {
      assertThat(ask("row-filters", user, "GetRowFilters", GAS.formatted("")))
          .contains("\"expression\":\"FALSE\"");
    }
  }

  @Test
  void masksOneColumnAsItMasksMany() throws Exception {
    String column =
        "'column':{'catalogName':'lake','schemaName':'resource','tableName':'gas_reading',"
            + "'columnName':'%s','columnType':'varchar'}";
    String one =
        ask(
            "column-mask",
            "jianghan-emergency",
            "GetColumnMask",
            column.formatted("device_address"));
    assertThat(one)
        .contains("sha256", "masking_salt")
        .doesNotContain(Files.readString(home.resolve("keys/masking.secret")).strip());
    assertThat(
            ask("column-mask", "jianghan-emergency", "GetColumnMask", column.formatted("device")))
        .isEqualTo("{}");
    assertThat(ask("column-mask", "jianghan-emergency", "GetColumnMask", column.formatted("$path")))
        .contains("NULL");
    assertThat(
            send(
                    "column-masks",
                    "trino",
                    question(
                        "jianghan-emergency",
                        "GetColumnMask",
                        "'filterResources':[{%s},{%s},{%s}]"
                            .formatted(
                                column.formatted("device"),
                                column.formatted("device_address"),
                                column.formatted("$path"))))
                .body())
        .contains("\"index\":1", "\"index\":2", "sha256")
        .doesNotContain("\"index\":0");
  }

  @Test
  void filtersWhatMayBeKnownOf() throws Exception {
    String tables =
        "'filterResources':[{'table':{'catalogName':'lake','schemaName':'raw','tableName':'gas'}},{"
            + GAS.formatted("")
            + "},{'table':{'catalogName':'other','schemaName':'resource','tableName':'gas_reading'}}]";
    assertThat(
            send("batch", "trino", question("jianghan-emergency", "FilterTables", tables)).body())
        .isEqualTo("{\"result\":[1]}");
    assertThat(send("batch", "trino", question("wuchang-emergency", "FilterTables", tables)).body())
        .isEqualTo("{\"result\":[]}");
    String columns =
        "'filterResources':[{" + GAS.formatted(",'columns':['co','$path','device']") + "}]";
    assertThat(
            send("batch", "trino", question("jianghan-emergency", "FilterColumns", columns)).body())
        .isEqualTo("{\"result\":[0,2]}");
  }

  @Test
  void staysClosedToWhoeverIsNoEngine() throws Exception {
    String question = question("steward", "ExecuteQuery", "");
    for (String caller : new String[] {"steward", "worker", "jianghan-emergency"}) {
      assertThat(send("allow", caller, question).statusCode()).isEqualTo(401);
    }
    assertThat(
            server
                .send(
                    server
                        .request("steward", "/trino/opa/v1/allow")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(question)))
                .statusCode())
        .isEqualTo(401);
    assertThat(server.get("auditor", "/api/v1/audit-events?outcome=DENY&limit=1000").body())
        .contains("trino.ask");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{'input':{}}",
        "{'input':{'context':{'identity':{'user':'steward'}}}}",
        "{'input':{'context':{'identity':{'user':''}},'action':{'operation':'ExecuteQuery'}}}",
        "{'input':"
      })
  void takesNoQuestionThatNamesNobodyOrNothing(String body) throws Exception {
    assertThat(send("allow", "trino", body.replace('\'', '"')).statusCode()).isEqualTo(400);
  }

  @Test
  void takesNoQuestionLargerThanAny() throws Exception {
    String many = "'x',".repeat(400_000) + "'x'";
    assertThat(
            send(
                    "allow",
                    "trino",
                    question("steward", "SelectFromColumns", "'columns':[" + many + "]"))
                .statusCode())
        .isEqualTo(413);
  }

  private static String ask(String door, String user, String operation, String resource)
      throws Exception {
    HttpResponse<String> answer =
        send(
            door,
            "trino",
            question(user, operation, resource.isEmpty() ? "" : "'resource':{" + resource + "}"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String question(String user, String operation, String more) {
    return """
        {'input':{'context':{'identity':{'user':'%s','groups':[]},'softwareStack':{'trinoVersion':'476'}},\
        'action':{'operation':'%s'%s}}}"""
        .formatted(user, operation, more.isEmpty() ? "" : "," + more)
        .replace('\'', '"');
  }

  /** As the plugin does: through the server as if it were a proxy. */
  private static HttpResponse<String> send(String door, String client, String body)
      throws Exception {
    URI uri = URI.create(server.uri("/trino/opa/v1/" + door));
    HttpClient http =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort())))
            .build();
    String badge = client + ":" + server.secret(client);
    return http.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header(
                "Proxy-Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(badge.getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
