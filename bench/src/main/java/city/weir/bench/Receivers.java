package city.weir.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where webhooks arrive: healthy receivers, slow ones, and doors behind which nobody is. */
final class Receivers implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SLOWNESS = Duration.ofSeconds(10);

  private final int count;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer healthy;
  private final HttpServer slow;

  /** Connections are taken by the system and never answered. */
  private final ServerSocket silent;

  private final int refusing;

  /** By receiver: the milliseconds each batch took to come the first time. */
  private final Map<Integer, Map<Integer, Long>> took = new HashMap<>();

  /** By receiver and id of the event: what it held. */
  private final Map<String, Set<Integer>> contents = new HashMap<>();

  /** By receiver and batch: the ids of the events that told of it. */
  private final Map<String, Set<String>> ids = new HashMap<>();

  private int again;

  Receivers(int count) throws IOException {
    this.count = count;
    this.healthy = server();
    this.slow = server();
    this.silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try (ServerSocket closed = new ServerSocket(0)) {
      this.refusing = closed.getLocalPort();
    }
    healthy.createContext("/", this::receive);
    slow.createContext("/", exchange -> delay(exchange));
    healthy.start();
    slow.start();
  }

  private HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.setExecutor(threads);
    return server;
  }

  String healthy(int number) {
    return url(healthy.getAddress().getPort(), number);
  }

  String slow(int number) {
    return url(slow.getAddress().getPort(), number);
  }

  /** Every other one refuses connections; the rest never answer. */
  String dead(int number) {
    return url(number % 2 == 0 ? refusing : silent.getLocalPort(), number);
  }

  private static String url(int port, int number) {
    return "http://127.0.0.1:%d/%d".formatted(port, number);
  }

  private void receive(HttpExchange exchange) throws IOException {
    long now = System.currentTimeMillis();
    byte[] body = exchange.getRequestBody().readAllBytes();
    note(Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), body, now);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static void delay(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    try {
      TimeUnit.MILLISECONDS.sleep(SLOWNESS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private synchronized void note(int receiver, byte[] body, long now) throws IOException {
    JsonNode event = JSON.readTree(body);
    String id = event.path("id").asText();
    Set<Integer> held = contents.computeIfAbsent(receiver + " " + id, key -> new HashSet<>());
    if (!held.isEmpty()) {
      again++;
    }
    held.add(Arrays.hashCode(body));
    long committed = Instant.parse(event.path("time").asText()).toEpochMilli();
    for (JsonNode item : event.path("data").path("items")) {
      String device = item.path("after").path("device_id").asText();
      int batch = Integer.parseInt(device.substring("batch-".length()));
      ids.computeIfAbsent(receiver + " " + batch, key -> new HashSet<>()).add(id);
      took.computeIfAbsent(batch, key -> new HashMap<>()).putIfAbsent(receiver, now - committed);
    }
    notifyAll();
  }

  private synchronized int have(int batch) {
    return took.getOrDefault(batch, Map.of()).size();
  }

  /** Waits until every healthy receiver has {@code batch}. */
  void awaitAll(int batch, Duration patience) throws InterruptedException {
    await(batch, count, patience);
  }

  /** Waits until the first healthy receivers have {@code batch}. */
  void awaitSome(int batch, Duration patience) throws InterruptedException {
    await(batch, 1, patience);
  }

  private synchronized void await(int batch, int wanted, Duration patience)
      throws InterruptedException {
    long deadline = System.currentTimeMillis() + patience.toMillis();
    while (have(batch) < wanted) {
      long left = deadline - System.currentTimeMillis();
      if (left <= 0) {
        throw new IllegalStateException(
            "After %s batch %d has reached %d of %d receivers"
                .formatted(patience, batch, have(batch), wanted));
      }
      wait(left);
    }
  }

  /** Milliseconds from commit to delivery of these batches, at the 99th percentile. */
  synchronized double p99(int first, int last) {
    long[] all =
        took.entrySet().stream()
            .filter(entry -> entry.getKey() >= first && entry.getKey() <= last)
            .flatMap(entry -> entry.getValue().values().stream())
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    System.out.printf(
        "batches %d to %d: p50=%d p99=%d max=%d ms, %d deliveries%n",
        first,
        last,
        all[all.length / 2],
        all[all.length * 99 / 100],
        all[all.length - 1],
        all.length);
    return all[all.length * 99 / 100];
  }

  /**
   * What came of the batches 1 to {@code last}, in words.
   *
   * @throws IllegalStateException when one was lost, or told of under two ids, or an id has two
   *     contents
   */
  synchronized String account(int last) {
    long lost = 0;
    long twice = 0;
    for (int batch = 1; batch <= last; batch++) {
      for (int receiver = 0; receiver < count; receiver++) {
        int names = ids.getOrDefault(receiver + " " + batch, Set.of()).size();
        lost += names == 0 ? 1 : 0;
        twice += names > 1 ? 1 : 0;
      }
    }
    long changed = contents.values().stream().filter(held -> held.size() > 1).count();
    String account =
        "%d batches to %d receivers over a kill and a restart: %d lost, %d under two ids, %d ids with two contents, %d sent again under the same id"
            .formatted(last, count, lost, twice, changed, again);
    if (lost + twice + changed > 0) {
      throw new IllegalStateException(account);
    }
    return account;
  }

  @Override
  public void close() throws IOException {
    healthy.stop(0);
    slow.stop(0);
    silent.close();
    threads.shutdownNow();
  }
}
