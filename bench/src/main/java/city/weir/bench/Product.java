package city.weir.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The product, started by {@code bin/weir up --empty} as a user starts it, and spoken to through
 * its doors.
 */
final class Product implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path root;
  private final Path home;
  private final int port;
  private @Nullable String token;

  private Product(Path root, Path home, int port) {
    this.root = root;
    this.home = home;
    this.port = port;
  }

  /**
   * Starts it and waits until it answers. {@code options} are further JVM options of the server.
   */
  static Product start(Path root, Path home, String options) throws Exception {
    Product product = new Product(root, home, freePort());
    product.weir("up", options, "--empty");
    return product;
  }

  private void weir(String command, String options, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/weir").toString(), command);
    builder.command().addAll(java.util.List.of(arguments));
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_HOME", home.toString(),
                "WEIR_PORT", Integer.toString(port),
                "WEIR_MQTT_PORT", Integer.toString(freePort()),
                "WEIR_OPTS", options));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(home.resolveSibling("weir.out").toFile()));
    if (builder.start().waitFor() != 0) {
      throw new IllegalStateException(
          "bin/weir %s failed:%n%s"
              .formatted(command, Files.readString(home.resolveSibling("weir.out"))));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Process id of the server. */
  long pid() throws IOException {
    return Long.parseLong(Files.readString(home.resolve("run/server.pid")).strip());
  }

  /** Puts a contract as the steward; it is active when this returns. */
  void publish(String file, String contract) throws Exception {
    HttpResponse<String> answer =
        send(
            request("/api/v1/contracts/" + file)
                .header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(contract)));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("The contract was refused: " + answer.body());
    }
  }

  /** Subscribes the steward to all measured readings, to be posted to {@code url}. */
  void subscribe(String url) {
    try {
      String draft =
          "{\"dataset\":\"bench.readings\",\"channel\":{\"kind\":\"webhook\",\"url\":\"%s\"}}"
              .formatted(url);
      HttpResponse<String> answer =
          send(
              request("/api/v1/subscriptions")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(draft)));
      if (answer.statusCode() != 201) {
        throw new IllegalStateException("The subscription was refused: " + answer.body());
      }
    } catch (Exception e) {
      throw new IllegalStateException("Cannot subscribe " + url, e);
    }
  }

  /** Kills the server, as a power cut would; the same home can be started again. */
  void kill() throws Exception {
    ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
  }

  /** Moves a file into a drop folder in one step. */
  void drop(Path file, String folder) throws IOException {
    Path into = home.resolve("drop").resolve(folder);
    Files.createDirectories(into);
    Path arriving = into.resolve(file.getFileName() + ".part");
    Files.copy(file, arriving);
    Files.move(
        arriving, into.resolve(file.getFileName()), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** Rows in a zone, as the overview tells. */
  long rows(String zone) throws Exception {
    for (JsonNode one : JSON.readTree(get("/api/v1/overview").body()).path("zones")) {
      if (one.path("zone").asText().equals(zone)) {
        return one.path("rows").asLong();
      }
    }
    return 0;
  }

  /** Waits until {@code zone} has {@code rows} rows. */
  void await(String zone, long rows, Duration limit) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    for (long seen = rows(zone); seen < rows; seen = rows(zone)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s has %d rows, not %d, after %s; logs: %s"
                .formatted(zone, seen, rows, limit, home.resolve("logs")));
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) throws Exception {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + stewardToken());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  int port() {
    return port;
  }

  private String stewardToken() throws Exception {
    if (token == null) {
      token = token("steward");
    }
    return token;
  }

  /** A token of {@code client}, one of those in the home's credentials. */
  String token(String client) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret(client)).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  /** The secret of {@code client}, one of those in the home's credentials. */
  String secret(String client) throws IOException {
    return JSON.readTree(Files.readAllBytes(home.resolve("credentials.json")))
        .path(client)
        .asText();
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    weir("stop", "");
  }
}
