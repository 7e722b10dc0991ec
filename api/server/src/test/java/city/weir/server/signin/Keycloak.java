package city.weir.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak in a process of its own, on a free port, with an empty database in memory. Its
 * folder is told by {@code -Dweir.keycloak} (see infra/keycloak/fetch); where there is none, the
 * test is skipped.
 */
final class Keycloak implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration START = Duration.ofMinutes(4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String password = UUID.randomUUID().toString();
  private final Process process;
  private final int port;

  private Keycloak(Path folder, Path log) throws IOException, InterruptedException {
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    ProcessBuilder start =
        new ProcessBuilder(
            "sh",
            folder.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--cache=local",
            // Whom the browser is sent to may differ by realm; programs are answered where they
            // ask.
            "--hostname=http://127.0.0.1:" + port,
            "--hostname-backchannel-dynamic=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    start.environment().put("JAVA_HOME", System.getProperty("java.home"));
    start.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1");
    start.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    start.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    start.environment().remove("JAVA_TOOL_OPTIONS");
    this.process = start.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Instant deadline = Instant.now().plus(START);
    while (!answers()) {
      assertThat(stopped()).as("Keycloak stopped; its log: %s", Files.readString(log)).isFalse();
      assertThat(Instant.now()).as("Keycloak does not answer; see %s", log).isBefore(deadline);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return get(uri("/realms/master"), "").statusCode() == 200;
    } catch (IOException e) {
      // Its port is not open yet.
      return false;
    }
  }

  /** Waits a moment for that. */
  private boolean stopped() throws InterruptedException {
    return process.waitFor(300, TimeUnit.MILLISECONDS);
  }

  /** Starts it, or skips the test. */
  static Keycloak start(Path log) throws IOException, InterruptedException {
    String folder = System.getProperty("weir.keycloak", "");
    boolean there = !folder.isBlank() && Files.isRegularFile(Path.of(folder, "bin/kc.sh"));
    if (Boolean.getBoolean("weir.forbidSkips")) {
      assertThat(there).as("this test needs -Dweir.keycloak=$(infra/keycloak/fetch)").isTrue();
    }
    assumeTrue(there, "no Keycloak: run with -Dweir.keycloak=$(infra/keycloak/fetch)");
    return new Keycloak(Path.of(folder), log);
  }

  String issuer(String realm) {
    return uri("/realms/" + realm);
  }

  /** Where programs reach it. */
  String origin() {
    return uri("");
  }

  private String uri(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Makes a realm of its representation. */
  void realm(String representation) throws IOException, InterruptedException {
    HttpResponse<String> made = admin("POST", "", representation);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  /** Takes the realm role {@code role} from the user {@code name}, or gives it. */
  void role(String realm, String name, String role, boolean give)
      throws IOException, InterruptedException {
    String user =
        JSON.readTree(admin("GET", "/" + realm + "/users?exact=true&username=" + name, "").body())
            .get(0)
            .path("id")
            .asString();
    String roles = "[" + admin("GET", "/" + realm + "/roles/" + role, "").body() + "]";
    HttpResponse<String> done =
        admin(
            give ? "POST" : "DELETE",
            "/" + realm + "/users/" + user + "/role-mappings/realm",
            roles);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
  }

  /** A token of the client {@code id} for itself. */
  String token(String realm, String id, String secret) throws IOException, InterruptedException {
    return token(
        realm,
        Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
  }

  private String token(String realm, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode token = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return token.path("access_token").asString();
  }

  private HttpResponse<String> admin(String method, String path, String body)
      throws IOException, InterruptedException {
    String token =
        token(
            "master",
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "admin",
                "password", password));
    return http.send(
        HttpRequest.newBuilder(URI.create(uri("/admin/realms" + path)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String address, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws InterruptedException {
    // The shell that started it passes the signal on.
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
