package city.weir.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.lake.Lake;
import city.weir.pipelines.Ingest;
import city.weir.server.TestServer;
import city.weir.sharing.audit.AuditLog;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may bring data in, over HTTP and MQTT, and what they are told. */
class IngestDoorsTest {
  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    String river =
        Files.readString(
            TestServer.root().resolve("samples/wuhan/contracts/river-stage.odcs.yaml"));
    Files.writeString(contracts.resolve("river-stage.odcs.yaml"), river);
    Files.writeString(
        contracts.resolve("pushed.odcs.yaml"),
        river
            .replace("hydrology.river-stage", "hydrology.pushed-stage")
            .replace("river_stage", "pushed_stage")
            .replaceAll("connector: mqtt", "connector: http")
            .replaceAll("(topic|address): hydrology/\\+/stage", "address: pushed"));
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: water-bureau, name: 武汉市水务局, roles: [ingest]}
          - {id: jianghan-emergency, name: 江汉区应急管理局, roles: [agency], district: '420103'}
        """);
    server = TestServer.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void takesInAPushOnceForEachKey() throws Exception {
    HttpResponse<String> first = push("water-bureau", "pushed", "application/json", "k-1", "{}");
    HttpResponse<String> second = push("water-bureau", "pushed", "application/json", "k-1", "{}");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(first.body()).contains("\"source\":\"http:pushed\"", "\"duplicate\":false");
    assertThat(second.body()).contains("\"duplicate\":true");
  }

  @Test
  void tellsWhatIsWrongWithAPush() throws Exception {
    assertThat(push("water-bureau", "nowhere", "application/json", null, "{}").statusCode())
        .isEqualTo(404);
    assertThat(push("water-bureau", "pushed", "text/csv", null, "a,b").statusCode()).isEqualTo(415);
    String large = " ".repeat(16 * 1024 * 1024 + 1);
    assertThat(push("water-bureau", "pushed", "application/json", null, large).statusCode())
        .isEqualTo(413);
  }

  @Test
  void keepsInTheAuditWhoPushedHowMuchToWhat() throws Exception {
    push("water-bureau", "pushed", "application/json", "k-2", "{}");
    push("water-bureau", "pushed", "application/json", "k-3", "{}");
    server.bean(PushAudit.class).write();

    assertThat(server.get("steward", "/api/v1/audit-events?subject=water-bureau").body())
        .contains("data.push", "pushes to pushed, ", "wuhan.hydrology.pushed-stage", "PERMIT");
  }

  @Test
  void showsTheStewardWhatWasRefusedPageByPageAndKeepsThatInTheAudit() throws Exception {
    Lake lake = server.bean(Lake.class);
    CountDownLatch refused = new CountDownLatch(1);
    lake.onCommit(
        (table, snapshot) -> {
          if (table.toString().equals("quarantine.pushed_stage")
              && lake.facts(table).orElseThrow().rows() > 1) {
            refused.countDown();
          }
        });
    push("water-bureau", "pushed", "application/json", null, "{}");
    push("water-bureau", "pushed", "application/json", null, "{}");
    assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(server.get("steward", "/api/v1/quarantine").body())
        .contains("\"table\":\"quarantine.pushed_stage\"");
    String path = "/api/v1/quarantine/pushed_stage?limit=1";
    String first = server.get("steward", path).body();
    assertThat(first)
        .contains("\"stage\":\"decode\"", "\"record\":\"{}\"", "\"reason\":\"Record 1 lacks");
    String token = first.replaceAll("(?s).*\"nextPageToken\":\"([^\"]*)\".*", "$1");
    assertThat(server.get("steward", path + "&pageToken=" + token).body())
        .contains("\"record\":\"{}\"")
        .doesNotContain(first.replaceAll("(?s).*(\"_offset\":[0-9]*,).*", "$1"));
    assertThat(server.get("steward", path + "&pageToken=else").statusCode()).isEqualTo(400);
    assertThat(server.get("steward", "/api/v1/quarantine/quarantine.nowhere").statusCode())
        .isEqualTo(404);
    assertThat(server.get("steward", "/api/v1/audit-events?subject=steward").body())
        .contains("quarantine.read", "quarantine.pushed_stage");
  }

  @Test
  void isClosedToThoseWhoAreNoSource() throws Exception {
    assertThat(push("", "pushed", "application/json", null, "{}").statusCode()).isEqualTo(401);
    assertThat(push("jianghan-emergency", "pushed", "application/json", null, "{}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void letsSensorsInWithTheSecretOfTheirBureau() throws Exception {
    Mqtt5BlockingClient client = mqtt("water-bureau", server.secret("water-bureau"));
    client
        .publishWith()
        .topic("hydrology/hankou/stage")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload("{}".getBytes(StandardCharsets.UTF_8))
        .send();
    client.disconnect();

    assertThat(server.get("steward", "/api/v1/ingest").body()).contains("mqtt:hydrology/+/stage");
  }

  @Test
  void turnsAwayWhoeverIsNoSource() throws Exception {
    String secret = server.secret("jianghan-emergency");
    assertThatThrownBy(() -> mqtt("jianghan-emergency", secret))
        .isInstanceOf(Mqtt5ConnAckException.class);
    assertThatThrownBy(() -> mqtt("water-bureau", "wrong"))
        .isInstanceOf(Mqtt5ConnAckException.class);
    server.bean(PushAudit.class).write();
    assertThat(
            server.bean(AuditLog.class).newest(20).stream()
                .map(event -> event.deed().action() + " " + event.outcome() + " " + event.reason()))
        .anyMatch(
            said -> said.startsWith("data.push DENY") && said.endsWith("name or wrong password"));
  }

  private static Mqtt5BlockingClient mqtt(String user, String password) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(server.bean(Ingest.class).mqttPort())
            .buildBlocking();
    client
        .connectWith()
        .simpleAuth()
        .username(user)
        .password(password.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .send();
    return client;
  }

  private static HttpResponse<String> push(
      String client,
      String address,
      String type,
      @org.jspecify.annotations.Nullable String key,
      String body)
      throws Exception {
    HttpRequest.Builder request =
        server
            .request(client, "/api/v1/ingest/" + address)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return server.send(request);
  }
}
