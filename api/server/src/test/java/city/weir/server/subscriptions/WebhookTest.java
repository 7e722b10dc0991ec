package city.weir.server.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From published rows to a receiver's door, through the real server and real HTTP. */
class WebhookTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path home;
  private static TestServer server;
  private static HttpServer receiver;
  private static final BlockingQueue<Received> ARRIVED = new LinkedBlockingQueue<>();

  private record Received(Headers headers, byte[] body) {
    String header(String name) {
      return Objects.requireNonNull(headers.getFirst(name), name);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/hook", exchange -> answer(exchange, 204));
    receiver.createContext("/gone", exchange -> answer(exchange, 410));
    receiver.start();
    GasCity.into(home);
    server =
        TestServer.start(
            home,
            "weir.subscriptions.own-host=true",
            "weir.limits.requests-per-second=10000",
            // Rounds of upkeep go on meanwhile and must take nothing away from subscribers.
            "weir.upkeep.every=1s");
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.stop(0);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (status == 204) {
      ARRIVED.add(new Received(exchange.getRequestHeaders(), body));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void deliversSignedRowsOfTheOwnDistrictAndNothingAfterRevocation() throws Exception {
    JsonNode subscription = subscribe("jianghan-emergency", "/hook");
    String deliveries =
        "/api/v1/subscriptions/" + subscription.path("id").asString() + "/deliveries";
    assertThat(get(deliveries).path("items").size()).isZero();
    long snapshot =
        GasCity.publish(
            server.bean(Lake.class),
            List.of(
                GasCity.reading("gas-1", "420103", 1),
                GasCity.reading("gas-2", "420103", 2),
                GasCity.reading("gas-3", "420106", 3)));

    Received received = ARRIVED.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(received).as("a delivery").isNotNull();
    assertThat(received.header("webhook-signature"))
        .isEqualTo(signature(subscription.path("secret").asString(), received));
    JsonNode event = JSON.readTree(received.body());
    assertThat(event.path("specversion").asString()).isEqualTo("1.0");
    assertThat(event.path("id").asString()).isEqualTo(received.header("webhook-id"));
    assertThat(event.path("data").path("items").size()).isEqualTo(2);
    assertThat(new String(received.body(), StandardCharsets.UTF_8))
        .contains("gas-1", "gas-2")
        .doesNotContain("gas-3", GasCity.ADDRESS);

    JsonNode delivery =
        await(deliveries, answer -> answer.path("items").size() == 1).path("items").path(0);
    assertThat(delivery.path("event").asString()).isEqualTo(event.path("id").asString());
    assertThat(delivery.path("snapshot").asString()).isEqualTo(Long.toString(snapshot));
    assertThat(delivery.path("rows").asInt()).isEqualTo(2);
    assertThat(delivery.path("status").asInt()).isEqualTo(204);
    assertThat(delivery.path("delivered").asBoolean()).isTrue();
    assertThat(server.get("wuchang-emergency", deliveries).statusCode())
        .as("it is not theirs")
        .isEqualTo(404);

    revoke();
    try {
      GasCity.publish(server.bean(Lake.class), List.of(GasCity.reading("gas-4", "420103", 4)));
      JsonNode stopped =
          await(
              "/api/v1/subscriptions/" + subscription.path("id").asString(),
              answer -> answer.path("state").asString().equals("disabled"));
      assertThat(stopped.path("stateReason").asString()).contains("jianghan-gas", "revoked");
      assertThat(ARRIVED).isEmpty();
      assertThat(get(deliveries).path("items").size()).isEqualTo(1);
    } finally {
      server.send(
          server
              .request("steward", "/api/v1/subscriptions/" + subscription.path("id").asString())
              .DELETE());
    }
  }

  @Test
  void tellsWhyNothingArrives() throws Exception {
    JsonNode gone = subscribe("steward", "/gone");
    JsonNode dead = subscribe("steward", "/hook", freePort());
    GasCity.publish(server.bean(Lake.class), List.of(GasCity.reading("gas-5", "420103", 5)));

    JsonNode refused = firstDelivery(gone);
    assertThat(refused.path("status").asInt()).isEqualTo(410);
    assertThat(refused.path("delivered").asBoolean()).isFalse();
    JsonNode unanswered = firstDelivery(dead);
    assertThat(unanswered.has("status")).isFalse();
    assertThat(unanswered.path("error").asString()).contains("Connect");
    String state = "/api/v1/subscriptions/" + gone.path("id").asString();
    assertThat(get(state).path("stateReason").asString()).contains("410");
  }

  @Test
  void theReceiverIsTriedOutMovedAndItsSecretChangedWithoutAGap() throws Exception {
    JsonNode subscription = subscribe("steward", "/gone");
    String path = "/api/v1/subscriptions/" + subscription.path("id").asString();
    try {
      assertThat(post(path + "/ping", "").path("status").asInt()).isEqualTo(410);
      HttpResponse<String> refused = put(path + "/url", "file:///etc/passwd");
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      String hook = "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
      HttpResponse<String> moved = put(path + "/url", hook);
      assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
      assertThat(moved.body()).doesNotContain("whsec_");
      JsonNode rotated = post(path + "/secret-rotation", "{\"graceHours\": 1}");
      assertThat(rotated.path("oldSecretUntil").asString()).isNotEmpty();

      assertThat(post(path + "/ping", "").path("status").asInt()).isEqualTo(204);

      Received ping = ARRIVED.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(ping).isNotNull();
      assertThat(JSON.readTree(ping.body()).path("type").asString())
          .isEqualTo("city.weir.subscription.ping.v1");
      assertThat(ping.header("webhook-signature"))
          .isEqualTo(
              signature(rotated.path("secret").asString(), ping)
                  + " "
                  + signature(subscription.path("secret").asString(), ping));
      JsonNode ended = post(path + "/secret-rotation", "{\"graceHours\": 0}");
      assertThat(ended.has("oldSecretUntil")).isFalse();
      assertThat(get(path).has("secret")).isFalse();
    } finally {
      server.send(server.request("steward", path).DELETE());
    }
  }

  private static JsonNode post(String path, String body) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> put(String path, String url) throws Exception {
    return server.send(
        server
            .request("steward", path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("url", url)))));
  }

  private static JsonNode firstDelivery(JsonNode subscription) throws Exception {
    String path = "/api/v1/subscriptions/" + subscription.path("id").asString() + "/deliveries";
    return await(path, answer -> answer.path("items").size() > 0).path("items").path(0);
  }

  private static int freePort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static JsonNode subscribe(String client, String path) throws Exception {
    return subscribe(client, path, receiver.getAddress().getPort());
  }

  private static JsonNode subscribe(String client, String path, int port) throws Exception {
    String url = "http://127.0.0.1:%d%s".formatted(port, path);
    HttpResponse<String> answer =
        server.send(
            server
                .request(client, "/api/v1/subscriptions")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        JSON.writeValueAsString(
                            Map.of(
                                "dataset",
                                GasCity.DATASET,
                                "channel",
                                Map.of("kind", "webhook", "url", url))))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private static void revoke() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/agreements/jianghan-gas/revocation")
                .POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  /** As the steward, who sees all subscriptions. */
  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = server.get("steward", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode await(String path, Predicate<JsonNode> condition) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode answer = get(path);
    while (!condition.test(answer)) {
      assertThat(Instant.now()).as("%s: %s", path, answer).isBefore(deadline);
      answer = get(path);
    }
    return answer;
  }

  /** What Standard Webhooks 1.0 says the signature is, worked out here by the receiver. */
  private static String signature(String secret, Received received) throws Exception {
    assertThat(secret).startsWith("whsec_");
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        received.header("webhook-id") + "." + received.header("webhook-timestamp") + ".";
    mac.update(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(received.body()));
  }
}
