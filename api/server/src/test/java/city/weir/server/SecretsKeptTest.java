package city.weir.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No secret of an installation comes out of it: not in its log, its answers or its audit. */
class SecretsKeptTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String AGENCY = "jianghan-emergency";

  /** All that is logged, at the level of a person who looks for a fault. */
  private static final class Everything extends AppenderBase<ILoggingEvent> {
    private final StringBuffer text = new StringBuffer();

    @Override
    protected void append(ILoggingEvent event) {
      text.append(event.getFormattedMessage()).append('\n');
      IThrowableProxy cause = event.getThrowableProxy();
      while (cause != null) {
        text.append(cause.getClassName()).append(": ").append(cause.getMessage()).append('\n');
        cause = cause.getCause();
      }
    }
  }

  @Test
  void stayInTheirFilesThroughALifeOfRightAndWrongCalls(@TempDir Path home) throws Exception {
    GasCity.into(home);
    Everything logged = new Everything();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("city.weir");
    Level before = ours.getLevel();
    logged.start();
    root.addAppender(logged);
    ours.setLevel(Level.DEBUG);
    Map<String, String> secrets = new TreeMap<>();
    StringBuilder answers = new StringBuilder();
    try (TestServer server = TestServer.start(home)) {
      live(server, secrets, answers);
      gather(home, secrets);
    } finally {
      root.detachAppender(logged);
      ours.setLevel(before);
    }
    assertThat(secrets).hasSizeGreaterThan(8);
    secrets.forEach(
        (name, secret) -> {
          assertThat(logged.text.indexOf(secret)).as("%s in the log", name).isNegative();
          assertThat(answers.indexOf(secret)).as("%s in an answer", name).isNegative();
        });
  }

  /** What is right, what is wrong, and what is asked about it afterwards. */
  private static void live(TestServer server, Map<String, String> secrets, StringBuilder answers)
      throws Exception {
    String token = server.token(AGENCY);
    secrets.put("token", token);
    JsonNode made =
        JSON.readTree(
            post(server, token, "/api/v1/credentials/secrets", "{\"name\":\"x\"}").body());
    secrets.put("made secret", made.path("secret").asString());
    JsonNode hook =
        JSON.readTree(
            post(
                    server,
                    token,
                    "/api/v1/subscriptions",
                    "{\"dataset\":\"%s\",\"channel\":{\"kind\":\"webhook\",\"url\":\"https://203.0.113.7/hook\"}}"
                        .formatted(GasCity.DATASET))
                .body());
    secrets.put("webhook secret", hook.path("secret").asString());
    for (String body :
        new String[] {
          "grant_type=client_credentials&client_id=%s&client_secret=%s&client_secret=twice",
          "grant_type=password&client_id=%s&client_secret=%s",
          "client_id=%s&client_secret=%s&grant_type="
        }) {
      answers.append(
          server
              .send(
                  server
                      .request("", "/oauth2/token")
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(BodyPublishers.ofString(body.formatted(AGENCY, server.secret(AGENCY)))))
              .body());
    }
    answers.append(
        server
            .send(
                server
                    .request("", "/api/v1/contracts?access_token=" + token)
                    .header("Authorization", "Bearer " + token + "x"))
            .body());
    for (String path :
        new String[] {
          "/health",
          "/oauth2/jwks",
          "/api/v1/credentials",
          "/api/v1/subscriptions",
          "/api/v1/subscriptions/" + hook.path("id").asString(),
          "/api/v1/datasets/" + GasCity.DATASET + "/rows",
          "/api/v1/contracts",
        }) {
      answers.append(server.get(AGENCY, path).body());
    }
    answers.append(server.get("steward", "/api/v1/audit-events?limit=100").body());
    answers.append(server.get("steward", "/api/v1/agreements").body());
  }

  private static HttpResponse<String> post(
      TestServer server, String token, String path, String body) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("", path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private static void gather(Path home, Map<String, String> secrets) throws Exception {
    JSON.readTree(Files.readString(home.resolve("credentials.json")))
        .properties()
        .forEach(entry -> secrets.put(entry.getKey(), entry.getValue().asString()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys"))))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(home.resolve("keys"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(file.getFileName());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(name)
            .isEqualTo("rw-------");
        String text = Files.readString(file).strip();
        if (name.endsWith(".jwk.json")) {
          secrets.put(name, JSON.readTree(text).path("d").asString());
        } else if (name.endsWith(".secret")) {
          secrets.put(name, text);
        }
      }
    }
  }
}
