package city.weir.server.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, killed while it delivers: no event is lost. */
class KilledServerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int COMMITS = 12;

  /** Published by the second server: events come in order, so that with it all have come. */
  private static final int LAST = 100;

  private static final int SUBSCRIBERS = 3;
  private static final Pattern DEVICE = Pattern.compile("\"device\":\"(gas-[0-9]+)\"");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final AtomicInteger posts = new AtomicInteger();

  /** What each subscriber has received, by the id of the event. */
  private final Map<String, Map<String, Set<String>>> received = new ConcurrentHashMap<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void everyEventArrivesAlthoughTheServerIsKilledInTheMidst() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    GasCity.into(home);
    HttpServer receiver = receiver();
    try {
      int port = freePort();
      Process first = start(home, port);
      for (int i = 0; i < SUBSCRIBERS; i++) {
        subscribe(
            home, port, "http://127.0.0.1:%d/%d".formatted(receiver.getAddress().getPort(), i));
      }
      try (Writer commits = first.outputWriter(StandardCharsets.UTF_8)) {
        for (int i = 0; i < COMMITS; i++) {
          commits.write(i + "\n");
        }
      }
      await(() -> posts.get() >= SUBSCRIBERS * 2, "deliveries are under way");

      first.destroyForcibly().waitFor();
      Process second = start(home, freePort());
      try (Writer commits = second.outputWriter(StandardCharsets.UTF_8)) {
        commits.write(LAST + "\n");
      }

      await(this::complete, "every subscriber has every reading that was published");
      for (Map<String, Set<String>> ids : received.values()) {
        assertThat(ids.values())
            .as("one content for one id")
            .allMatch(contents -> contents.size() == 1);
      }
    } finally {
      receiver.stop(0);
    }
  }

  private boolean complete() {
    return received.size() == SUBSCRIBERS
        && received.values().stream().map(KilledServerTest::devices).allMatch(this::isComplete);
  }

  /**
   * All that were published before the kill, in one piece, and the last: which of the commits were
   * made, the one killed cannot tell, but none before one that was told of may be missing.
   */
  private boolean isComplete(Set<String> devices) {
    return devices.contains("gas-" + LAST)
        && devices.stream()
            .mapToInt(device -> Integer.parseInt(device.substring(4)))
            .filter(number -> number < LAST)
            .allMatch(number -> number == 0 || devices.contains("gas-" + (number - 1)));
  }

  private static Set<String> devices(Map<String, Set<String>> ids) {
    Set<String> all = ConcurrentHashMap.newKeySet();
    for (Set<String> contents : ids.values()) {
      for (String content : contents) {
        Matcher device = DEVICE.matcher(content);
        while (device.find()) {
          all.add(device.group(1));
        }
      }
    }
    return all;
  }

  private HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String id = exchange.getRequestHeaders().getFirst("webhook-id");
          received
              .computeIfAbsent(
                  exchange.getRequestURI().getPath(), path -> new ConcurrentHashMap<>())
              .computeIfAbsent(id, event -> ConcurrentHashMap.newKeySet())
              .add(body);
          posts.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private Process start(Path home, int port) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "city.weir.server.subscriptions.PublishingServer",
            "--weir.home=" + home,
            "--server.port=" + port,
            "--weir.mqtt.port=0",
            "--weir.worker.enabled=false",
            "--weir.subscriptions.own-host=true",
            "--weir.limits.requests-per-second=10000");
    File log = folder.resolve("server-%d.log".formatted(processes.size())).toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    processes.add(process);
    await(() -> answers(port), "the server answers; it said " + log);
    return process;
  }

  private boolean answers(int port) {
    try {
      return http.send(
                  HttpRequest.newBuilder(uri(port, "/health")).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void subscribe(Path home, int port, String url) throws Exception {
    HttpResponse<String> answer =
        post(
            home,
            port,
            "/api/v1/subscriptions",
            JSON.writeValueAsString(
                Map.of(
                    "dataset", GasCity.DATASET, "channel", Map.of("kind", "webhook", "url", url))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpResponse<String> post(Path home, int port, String path, String body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(port, path))
            .header("Authorization", "Bearer " + token(home, port))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String token(Path home, int port) throws Exception {
    JsonNode secrets = JSON.readTree(Files.readString(home.resolve("credentials.json")));
    String basic = "steward:" + secrets.path("steward").asString();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri(port, "/oauth2/token"))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition, String what) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
