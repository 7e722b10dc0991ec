package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server under attack: one system for each role, a second agency that wants what the first has,
 * and one dataset of which the first sees a part.
 */
final class City implements AutoCloseable {
  static final List<String> ROLES =
      List.of(
          "ADMINISTRATOR",
          "AGENCY",
          "ANALYST",
          "AUDITOR",
          "INGEST",
          "OPERATOR",
          "OWNER",
          "STEWARD",
          "WORKER");

  /** The agency that has something. */
  static final String VICTIM = "jianghan-emergency";

  /** The agency that wants it. */
  static final String ATTACKER = "wuchang-emergency";

  /** An address that webhooks may be sent to, where nobody listens. */
  static final String HOOK = "https://203.0.113.7/hook";

  static final String ROWS = "/api/v1/datasets/" + GasCity.DATASET + "/rows";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final TestServer server;
  final Path home;
  private final Map<String, String> tokens = new HashMap<>();

  private City(TestServer server, Path home) {
    this.server = server;
    this.home = home;
  }

  static City start(Path home) throws Exception {
    GasCity.into(home);
    StringBuilder parties = new StringBuilder(Files.readString(home.resolve("parties.yaml")));
    StringBuilder roles = new StringBuilder();
    for (String role : ROLES) {
      String name = role.toLowerCase(Locale.ROOT);
      roles.append(
          "  - {id: the-%s, name: %s, roles: [%s], district: \"420106\"}\n"
              .formatted(name, name, name));
    }
    // The attacker may ask for the same things, but has agreed on nothing.
    roles.append("  - {id: other-analyst, name: 另一分析员, roles: [analyst], district: \"420106\"}\n");
    parties.insert(parties.indexOf("parties:\n") + "parties:\n".length(), roles);
    Files.writeString(home.resolve("parties.yaml"), parties);
    TestServer server =
        TestServer.start(home, "weir.limits.requests-per-second=100000", "weir.sql.time=5s");
    GasCity.publish(
        server.bean(Lake.class),
        List.of(
            GasCity.reading("gas-1", "420103", 1),
            GasCity.reading("gas-2", "420103", 2),
            GasCity.reading("gas-3", "420106", 3)));
    return new City(server, home);
  }

  /** The system that has this role and no other. */
  static String holder(String role) {
    return role.equals("WORKER") ? "worker" : "the-" + role.toLowerCase(Locale.ROOT);
  }

  String token(String client) throws Exception {
    String token = tokens.get(client);
    if (token == null) {
      token = server.token(client);
      tokens.put(client, token);
    }
    return token;
  }

  /** Calls as {@code client}; as nobody when that is empty. */
  HttpResponse<String> call(String client, String method, String path, @Nullable String body)
      throws Exception {
    HttpRequest.Builder request = server.request("", path);
    if (!client.isEmpty()) {
      request.header("Authorization", "Bearer " + token(client));
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return server.send(
        request.method(
            method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String client, String path) throws Exception {
    return call(client, "GET", path, null);
  }

  HttpResponse<String> post(String client, String path, String body) throws Exception {
    return call(client, "POST", path, body.replace('\'', '"'));
  }

  /** Makes something, and gives its id. */
  String made(String client, String path, String body) throws Exception {
    HttpResponse<String> answer = post(client, path, body);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 202);
    JsonNode made = json(answer);
    String id = made.path("id").asString(made.path("statement").asString());
    assertThat(id).as(answer.body()).isNotBlank();
    return id;
  }

  /** Whatever the answer, it must not tell how the server is made. */
  void assertTellsNothingOfTheInside(HttpResponse<String> answer, String what) {
    assertThat(answer.statusCode()).as(what + ": " + answer.body()).isNotEqualTo(500);
    assertThat(answer.body())
        .as(what)
        .doesNotContain("city.weir.", "org.springframework", "java.lang", "java.util", "\tat ")
        .doesNotContain("org.h2", "JdbcSQL", "tools.jackson", "com.fasterxml", home.toString());
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
