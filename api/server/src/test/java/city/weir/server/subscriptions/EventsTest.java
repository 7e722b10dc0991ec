package city.weir.server.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events that are asked for, through the real server and real HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long PATIENCE_SECONDS = 60;

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    GasCity.into(home);
    server = TestServer.start(home, "weir.limits.requests-per-second=10000");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String subscribe(Map<String, Object> watch, String channel) throws Exception {
    HttpResponse<String> answer = trySubscribe(watch, channel, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode made = JSON.readTree(answer.body());
    assertThat(made.has("secret")).as("nothing is signed").isFalse();
    return "/api/v1/subscriptions/" + made.path("id").asString();
  }

  private static HttpResponse<String> trySubscribe(
      Map<String, Object> watch, String channel, @Nullable String from) throws Exception {
    return trySubscribe("jianghan-emergency", watch, channel, from);
  }

  private static HttpResponse<String> trySubscribe(
      String client, Map<String, Object> watch, String channel, @Nullable String from)
      throws Exception {
    Map<String, Object> draft = new HashMap<>();
    draft.put("dataset", GasCity.DATASET);
    draft.put("watch", watch);
    draft.put("channel", Map.of("kind", channel));
    draft.put("from", from);
    return server.send(
        server
            .request(client, "/api/v1/subscriptions")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(draft))));
  }

  private static long publish(String device, String district, int second) throws IOException {
    return GasCity.publish(
        server.bean(Lake.class), List.of(GasCity.reading(device, district, second)));
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = server.get("jianghan-emergency", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode post(String path, String body, int status) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("jianghan-emergency", path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static List<String> devices(JsonNode page) {
    List<String> all = new ArrayList<>();
    page.path("items")
        .forEach(
            event ->
                event
                    .at("/data/items")
                    .forEach(item -> all.add(item.at("/after/device").asString())));
    return all;
  }

  @Test
  @Order(1)
  void pullsEventsByCursorAndGoesOnFromTheLastThatWasUsed() throws Exception {
    String path = subscribe(Map.of("kind", "rows"), "pull");
    assertThat(get(path + "/changes").path("items").size()).isZero();
    publish("gas-1", "420103", 1);
    publish("gas-2", "420106", 2);
    publish("gas-3", "420103", 3);

    JsonNode first = get(path + "/changes?limit=1");
    assertThat(devices(first)).containsExactly("gas-1");
    assertThat(first.path("more").asBoolean()).isTrue();
    assertThat(first.toString()).doesNotContain(GasCity.ADDRESS);
    assertThat(devices(get(path + "/changes?limit=1")))
        .as("it was not said that it was received")
        .containsExactly("gas-1");

    String cursor = first.path("nextCursor").asString();
    JsonNode second = get(path + "/changes?cursor=" + cursor);
    assertThat(devices(second)).as("without another district's").containsExactly("gas-3");
    assertThat(devices(get(path + "/changes"))).containsExactly("gas-3");
    JsonNode end = get(path + "/changes?cursor=" + second.path("nextCursor").asString());
    assertThat(end.path("items").size()).isZero();
    assertThat(end.path("more").asBoolean()).isFalse();
  }

  @Test
  @Order(2)
  void waitsForEventsWhereThatIsAskedFor() throws Exception {
    String path = subscribe(Map.of("kind", "rows"), "pull");
    CompletableFuture<JsonNode> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return get(path + "/changes?wait=30");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    publish("gas-4", "420103", 4);
    assertThat(devices(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS))).containsExactly("gas-4");
  }

  @Test
  @Order(3)
  void refusesCursorsItDidNotGive() throws Exception {
    String path = subscribe(Map.of("kind", "rows"), "pull");
    String other = subscribe(Map.of("kind", "rows"), "pull");
    String cursor = get(other + "/changes").path("nextCursor").asString();
    for (String wrong : List.of(cursor, "nonsense")) {
      HttpResponse<String> answer =
          server.get("jianghan-emergency", path + "/changes?cursor=" + wrong);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    assertThat(server.get("wuchang-emergency", path + "/changes").statusCode())
        .as("it is not theirs")
        .isEqualTo(404);
  }

  @Test
  @Order(4)
  void replaysFromAnySnapshotThatIsKeptWithTheIdsThatWere() throws Exception {
    String path = subscribe(Map.of("kind", "rows"), "pull");
    long before = publish("gas-5", "420103", 5);
    publish("gas-6", "420103", 6);
    JsonNode first = get(path + "/changes");
    get(path + "/changes?cursor=" + first.path("nextCursor").asString());

    post(path + "/replay", "{\"from\": \"" + before + "\"}", 200);

    JsonNode again = get(path + "/changes");
    assertThat(devices(again)).containsExactly("gas-6");
    assertThat(again.path("items").get(0).path("id")).isEqualTo(first.at("/items/1/id"));
    JsonNode gone = post(path + "/replay", "{\"from\": \"4711\"}", 410);
    assertThat(gone.path("detail").asString()).contains("the earliest kept is");
    assertThat(trySubscribe(Map.of("kind", "rows"), "pull", "4711").statusCode()).isEqualTo(410);
  }

  @Test
  @Order(5)
  void tellsWhenAConditionBeginsToHoldAndThatADatasetWillBeLate() throws Exception {
    String path =
        subscribe(
            Map.of("kind", "condition", "condition", "co > 0", "per", List.of("device")), "pull");
    publish("gas-7", "420103", 7);
    publish("gas-7", "420103", 9);
    JsonNode page = get(path + "/changes");
    assertThat(page.path("items").size()).as("once, not with each reading").isEqualTo(1);
    assertThat(page.at("/items/0/type").asString()).isEqualTo("city.weir.dataset.condition-met.v1");
    assertThat(page.at("/items/0/data/items/0/device").asString()).isEqualTo("gas-7");
    assertThat(get(path).at("/watch/kind").asString()).isEqualTo("condition");
    subscribe(Map.of("kind", "lateness"), "stream");
  }

  @Test
  @Order(6)
  void refusesWhatItCannotServe() throws Exception {
    assertThat(trySubscribe(Map.of("kind", "rumours"), "pull", null).statusCode()).isEqualTo(400);
    assertThat(trySubscribe(Map.of("kind", "rows"), "pigeon", null).statusCode()).isEqualTo(400);
    HttpResponse<String> condition =
        trySubscribe(Map.of("kind", "condition", "condition", "nope > 1"), "pull", null);
    assertThat(condition.statusCode()).isEqualTo(400);
    assertThat(condition.body()).contains("condition: ", "nope");
  }

  @Test
  @Order(7)
  void streamsEventsAndGoesOnAfterTheLastThatWasReceived() throws Exception {
    String path = subscribe(Map.of("kind", "rows"), "stream") + "/events";
    String id;
    try (Stream stream = Stream.open(path, null)) {
      publish("gas-8", "420103", 8);
      Map<String, String> event = stream.next();
      assertThat(event.get("event")).isEqualTo("city.weir.dataset.rows-changed.v1");
      assertThat(event.get("data")).contains("gas-8").doesNotContain(GasCity.ADDRESS);
      id = String.valueOf(event.get("id"));
      publish("gas-10", "420103", 10);
      assertThat(stream.next().get("data")).contains("gas-10");
    }
    try (Stream stream = Stream.open(path, id)) {
      assertThat(stream.next().get("data"))
          .as("received, but it was not said so")
          .contains("gas-10");
    }
  }

  @Test
  @Order(8)
  void opensOnlySoManyStreams() throws Exception {
    HttpResponse<String> made = trySubscribe("steward", Map.of("kind", "rows"), "stream", null);
    String path =
        "/api/v1/subscriptions/" + JSON.readTree(made.body()).path("id").asString() + "/events";
    List<Stream> open = new ArrayList<>();
    try {
      for (int i = 0; i < EventStreams.MOST_OF_A_PARTY; i++) {
        open.add(Stream.open("steward", path, null));
      }
      assertThat(server.get("steward", path).statusCode()).isEqualTo(429);
    } finally {
      for (Stream stream : open) {
        stream.close();
      }
    }
  }

  @Test
  @Order(9)
  void aStreamEndsWithTheRightToItAndSaysWhy() throws Exception {
    String path = subscribe(Map.of("kind", "rows"), "stream");
    try (Stream stream = Stream.open(path + "/events", null)) {
      HttpResponse<String> revoked =
          server.send(
              server
                  .request("steward", "/api/v1/agreements/jianghan-gas/revocation")
                  .POST(BodyPublishers.noBody()));
      assertThat(revoked.statusCode()).as(revoked.body()).isBetween(200, 204);
      publish("gas-12", "420103", 12);
      Map<String, String> last = stream.next();
      assertThat(last.get("event")).isEqualTo("end");
      assertThat(last.get("data")).contains("revoked").doesNotContain("gas-12");
    }
    HttpResponse<String> pulled = server.get("jianghan-emergency", path + "/changes");
    assertThat(pulled.statusCode()).as(pulled.body()).isEqualTo(403);
  }

  /** A reader of server-sent events. */
  private record Stream(InputStream body, BufferedReader lines) implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Stream open(String path, @Nullable String last) throws Exception {
      return open("jianghan-emergency", path, last);
    }

    static Stream open(String client, String path, @Nullable String last) throws Exception {
      HttpRequest.Builder request =
          server.request(client, path).header("Accept", "text/event-stream");
      if (last != null) {
        request.header("Last-Event-ID", last);
      }
      HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      return new Stream(
          answer.body(),
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /** The fields of the next event. */
    Map<String, String> next() throws Exception {
      return CompletableFuture.supplyAsync(this::read).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Map<String, String> read() {
      Map<String, String> fields = new HashMap<>();
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.isEmpty() && !fields.isEmpty()) {
            return fields;
          }
          int colon = line.indexOf(": ");
          if (colon > 0) {
            fields.put(line.substring(0, colon), line.substring(colon + 2));
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      throw new IllegalStateException("The stream has ended");
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
