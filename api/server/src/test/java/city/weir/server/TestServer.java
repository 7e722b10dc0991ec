package city.weir.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The real server in this process, on free ports and a home of its own, without a worker. */
public final class TestServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;

  /** Let go when it is closed: a test class that still names this server would keep all of it. */
  private @Nullable ConfigurableApplicationContext context;

  private TestServer(ConfigurableApplicationContext context, Path home) {
    this.context = context;
    this.home = home;
  }

  /** Starts it; {@code settings} are written {@code name=value}. */
  public static TestServer start(Path home, String... settings) {
    return start(home, List.of(), settings);
  }

  /** Starts it with {@code more} beside what it consists of. */
  public static TestServer start(Path home, List<Class<?>> more, String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--weir.home=" + home);
    arguments.add("--server.port=0");
    arguments.add("--weir.mqtt.port=0");
    arguments.add("--weir.worker.enabled=false");
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new TestServer(
        new SpringApplicationBuilder(Server.class)
            .sources(more.toArray(Class<?>[]::new))
            .run(arguments.toArray(String[]::new)),
        home);
  }

  /** The checkout. */
  public static Path root() {
    return Path.of(System.getProperty("weir.root", "../.."));
  }

  public <T> T bean(Class<T> type) {
    return running().getBean(type);
  }

  public String uri(String path) {
    return "http://127.0.0.1:" + running().getEnvironment().getProperty("local.server.port") + path;
  }

  private ConfigurableApplicationContext running() {
    return Objects.requireNonNull(context, "the server was closed");
  }

  public String secret(String client) throws IOException {
    Map<String, String> secrets =
        JSON.readValue(
            Files.readString(home.resolve("credentials.json")), new TypeReference<>() {});
    return Objects.requireNonNull(secrets.get(client), () -> "No secret of " + client);
  }

  public String token(String client) throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret(client)).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(uri("/oauth2/token")))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  /** A request to {@code path}, as {@code client} or, when that is empty, as nobody. */
  public HttpRequest.Builder request(String client, String path)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri(path)));
    return client.isEmpty() ? request : request.header("Authorization", "Bearer " + token(client));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String client, String path)
      throws IOException, InterruptedException {
    return send(request(client, path).GET());
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
      context = null;
    }
  }
}
