package city.weir.server.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A reverse proxy on a free port, as stands between a city's people and what is inside. */
final class IssuerFront implements AutoCloseable {
  private static final Set<String> OWN_TO_A_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer front;
  private final String inside;

  private IssuerFront(HttpServer front, String inside) {
    this.front = front;
    this.inside = inside;
  }

  /** Starts one before {@code inside}, an origin. */
  static IssuerFront before(String inside) throws IOException {
    IssuerFront front =
        new IssuerFront(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), inside);
    front.front.createContext("/", front::pass);
    front.front.setExecutor(front.threads);
    front.front.start();
    return front;
  }

  String origin() {
    return "http://127.0.0.1:" + front.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder on =
          HttpRequest.newBuilder(URI.create(inside + exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange.getRequestHeaders().entrySet().stream()
          .filter(header -> passed(header.getKey()))
          .forEach(header -> header.getValue().forEach(v -> on.header(header.getKey(), v)));
      HttpResponse<byte[]> answer = http.send(on.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer.headers().map().entrySet().stream()
          .filter(header -> passed(header.getKey()))
          .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean passed(String header) {
    String name = header.toLowerCase(Locale.ROOT);

    return !OWN_TO_A_CONNECTION.contains(name);
  }

  @Override
  public void close() {
    front.stop(0);
    threads.shutdownNow();
  }
}
