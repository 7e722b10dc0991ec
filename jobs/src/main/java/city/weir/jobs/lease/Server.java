package city.weir.jobs.lease;

import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the lease protocol: {@code POST /internal/v1/leases} gives an order or,
 * after waiting up to 20 seconds, none; heartbeats keep the lease; a report ends it.
 *
 * <p>Safe for use by several threads.
 */
public final class Server {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration RENEW_BEFORE = Duration.ofSeconds(30);

  private final URI address;
  private final String client;
  private final String secret;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private @Nullable Token token;

  public Server(URI address, String client, String secret, Clock clock) {
    this.address = address;
    this.client = client;
    this.secret = secret;
    this.clock = clock;
  }

  /** The next order, or empty when there was none for a while. */
  public Optional<PromotionOrder> lease(String worker) throws IOException, InterruptedException {
    HttpResponse<String> response = post("/internal/v1/leases", Map.of("worker", worker));
    return switch (response.statusCode()) {
      case 200 -> Optional.of(OrderJson.order(response.body()));
      case 204 -> Optional.empty();
      default -> throw unexpected("lease work", response);
    };
  }

  /** False when the lease is lost: another worker may have the order. */
  public boolean heartbeat(String lease) throws IOException, InterruptedException {
    HttpResponse<String> response =
        post("/internal/v1/leases/%s/heartbeat".formatted(encoded(lease)), Map.of());
    return switch (response.statusCode()) {
      case 204 -> true;
      case 410 -> false;
      default -> throw unexpected("keep a lease", response);
    };
  }

  /** Ends the lease; the server's answer says whether the promotion is visible now. */
  public Answer report(String lease, PromotionReport report)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        post("/internal/v1/leases/%s/report".formatted(encoded(lease)), report);
    return switch (response.statusCode()) {
      case 200 -> OrderJson.answer(response.body());
      case 410 -> new Answer(false, "the lease was lost");
      default -> throw unexpected("report", response);
    };
  }

  /** What became of a report. */
  public record Answer(boolean published, @Nullable String reason) {}

  private HttpResponse<String> post(String path, Object body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(path, body);
    if (response.statusCode() == 401) {
      forget();
      response = send(path, body);
    }
    return response;
  }

  private HttpResponse<String> send(String path, Object body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(LONGEST_WAIT)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer())
            .POST(HttpRequest.BodyPublishers.ofString(OrderJson.write(body)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private synchronized void forget() {
    token = null;
  }

  private synchronized String bearer() throws IOException, InterruptedException {
    Token current = token;
    if (current == null || clock.instant().isAfter(current.until())) {
      current = fetch();
      token = current;
    }
    return current.value();
  }

  private Token fetch() throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(client), encoded(secret));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address.resolve("/oauth2/token"))
                .timeout(LONGEST_WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "Cannot get a token for client %s: HTTP %d from %s (check WEIR_CLIENT_ID and WEIR_CLIENT_SECRET)"
              .formatted(client, response.statusCode(), address.resolve("/oauth2/token")));
    }
    JsonNode answer = OrderJson.tree(response.body());
    Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60)).minus(RENEW_BEFORE);
    return new Token(answer.path("access_token").asText(), clock.instant().plus(life));
  }

  private static IOException unexpected(String what, HttpResponse<String> response) {
    String body = response.body();
    return new IOException(
        "Cannot %s: HTTP %d from %s: %s"
            .formatted(
                what,
                response.statusCode(),
                response.uri().getPath(),
                body.substring(0, Math.min(500, body.length()))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Token(String value, Instant until) {}
}
