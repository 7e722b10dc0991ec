package city.weir.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server and Spark worker as two real processes, killed without warning while the city comes in.
 */
class WholeCityTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path WORKER = TestServer.root().resolve("jobs/target/worker");
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private static final int RIVER = 266;
  private static final int GAS = 284;

  @TempDir Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process server;
  private int port;

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void losesAndDoublesNothingWhenKilledInReplayAndInPromotion() throws Exception {
    requireWorker();
    start();
    await("the replay is under way", () -> played("gas-sensor.ndjson") > 20);
    kill();

    start();
    await("a promotion is under way", () -> steward("/api/v1/promotions").contains("\"LEASED\""));
    kill();

    start();
    await(
        "the replay has ended",
        () -> played("river-stage.ndjson") == RIVER && played("gas-sensor.ndjson") == GAS);
    await("all zones have rows", () -> zones().stream().allMatch(rows -> rows > 0));
    // A message may be acknowledged and not yet ticked off when the server is killed: it is sent
    // again, as another message, at most once for each kill.
    await("what was acknowledged is in raw", () -> rows("raw.river_stage") >= RIVER);
    await("what was acknowledged is in raw", () -> rows("raw.gas_reading") >= GAS);
    await("everything is promoted", () -> !steward("/api/v1/promotions").contains("\"LEASED\""));

    assertThat(rows("raw.river_stage")).isBetween((long) RIVER, RIVER + 2L);
    assertThat(rows("raw.gas_reading")).isBetween((long) GAS, GAS + 2L);
    assertThat(rows("raw.hospital_supply")).as("a dropped file lands once").isEqualTo(1196);
    assertThat(doubled("resource.river_stage", "station, observed_at")).isZero();
    assertThat(doubled("resource.gas_reading", "device, observed_at")).isZero();
    assertThat(steward("/api/v1/lineage/wuhan.flood.situation?column=below_warning&direction=up"))
        .as("lineage is what Spark made of the models")
        .contains("resource.flood_limit", "warning_stage", "\"aggregation\"", "raw.river_stage");
  }

  private void start() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Server.class.getName()));
    command.add("--weir.home=" + home);
    command.add("--server.port=" + port);
    command.add("--weir.mqtt.port=0");
    command.add("--weir.worker.home=" + WORKER);
    command.add("--weir.sample=" + TestServer.root().resolve("samples/wuhan"));
    command.add("--weir.replay.repeat=false");
    command.add("--weir.replay.speed=4");
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("out.log").toFile()))
            .start();
    await("the server answers", () -> answers("/health"));
  }

  private void kill() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly();
      server.waitFor();
    }
  }

  private boolean answers(String path) throws InterruptedException {
    try {
      return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private long played(String recording) throws IOException {
    Path file = home.resolve("replay").resolve(recording + ".played");
    return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
  }

  private List<Long> zones() throws Exception {
    List<Long> rows = new ArrayList<>();
    JSON.readTree(steward("/api/v1/overview"))
        .path("zones")
        .forEach(zone -> rows.add(zone.path("rows").asLong()));
    return rows;
  }

  private long rows(String table) throws Exception {
    for (JsonNode zone : JSON.readTree(steward("/api/v1/overview")).path("zones")) {
      for (JsonNode one : zone.path("datasets")) {
        if (one.path("table").asString().equals(table)) {
          return one.path("rows").asLong();
        }
      }
    }
    return 0;
  }

  /** How many keys of {@code table} have several rows. */
  private long doubled(String table, String key) throws Exception {
    String sql = "select %s from %s group by %s having count(*) > 1".formatted(key, table, key);
    HttpResponse<String> answer =
        http.send(
            request("/api/v1/sql")
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"sql\":\"" + sql + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).required("rows").size();
  }

  private String steward(String path) throws Exception {
    return http.send(
            request(path).header("Authorization", "Bearer " + token()).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String token() throws Exception {
    String secret =
        JSON.readTree(Files.readString(home.resolve("credentials.json")))
            .path("steward")
            .asString();
    String basic =
        Base64.getEncoder().encodeToString(("steward:" + secret).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      Process running = server;
      if (running != null && !running.isAlive()) {
        throw new AssertionError("The server ended:\n" + Files.readString(home.resolve("out.log")));
      }
      assertThat(System.nanoTime()).as("in time: " + what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static void requireWorker() {
    boolean there = Files.isRegularFile(WORKER.resolve("weir-jobs.jar"));
    if (Boolean.getBoolean("weir.forbidSkips")) {
      assertThat(there).as("this test needs %s: mvn package -pl jobs -am", WORKER).isTrue();
    }
    assumeTrue(there, "no worker in " + WORKER + ": mvn package -pl jobs -am");
  }
}
