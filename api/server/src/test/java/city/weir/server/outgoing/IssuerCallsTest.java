package city.weir.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.settings.Settings;
import city.weir.sharing.subscription.Targets;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClientException;

class IssuerCallsTest {
  private final AtomicInteger reached = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch cut = new CountDownLatch(1);
  private final Queue<String> hosts = new ConcurrentLinkedQueue<>();
  private final List<IssuerCalls> opened = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer inside;
  private String address;

  @BeforeEach
  void start() throws Exception {
    inside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    address = "http://127.0.0.1:" + inside.getAddress().getPort();
    inside.createContext(
        "/",
        exchange -> {
          reached.incrementAndGet();
          int length =
              exchange.getRequestURI().getPath().equals("/long") ? IssuerCalls.LONGEST + 1 : 1;
          if (exchange.getRequestURI().getPath().equals("/moved")) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
          } else if (exchange.getRequestURI().getPath().equals("/silent")) {
            try {
              over.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          } else if (exchange.getRequestURI().getPath().equals("/echo")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(echo(exchange));
          } else if (exchange.getRequestURI().getPath().startsWith("/endless")) {
            exchange.sendResponseHeaders(200, 0);
            goOn(exchange.getResponseBody(), exchange.getRequestURI().getPath().endsWith("/slow"));
          } else {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(new byte[length]);
          }
          exchange.close();
        });
    inside.setExecutor(threads);
    inside.start();
  }

  private static byte[] echo(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return "%s %s %s %s"
        .formatted(
            exchange.getRequestMethod(),
            String.join(";", headers.get("Content-Type")),
            headers.get("X-Twice"),
            body)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Writes until the other side has had enough. */
  private void goOn(OutputStream answer, boolean slowly) {
    byte[] part = new byte[slowly ? 1 : 64 * 1024];
    try {
      while (!over.await(slowly ? 50 : 0, TimeUnit.MILLISECONDS)) {
        answer.write(part);
        answer.flush();
      }
    } catch (IOException e) {
      cut.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    over.countDown();
    opened.forEach(IssuerCalls::close);
    inside.stop(0);
    threads.shutdownNow();
  }

  private IssuerCalls calls(String issuer, String... origins) {
    return calls(Targets.PUBLIC_ONLY, InetAddress::getAllByName, issuer, origins);
  }

  private IssuerCalls calls(Targets others, Targets.Names names, String issuer, String... origins) {
    Settings.Auth auth =
        new Settings.Auth(
            issuer,
            List.of(origins).stream().map(URI::create).toList(),
            null,
            "",
            "",
            "",
            "",
            "",
            Duration.ofMinutes(1));
    IssuerCalls calls = new IssuerCalls(auth, Duration.ofSeconds(1), others, names);
    opened.add(calls);
    return calls;
  }

  @Test
  void reachesTheIssuerAndWhatTheOperatorListed() {
    String spelled = address.replace("http", "HTTP") + "/realms/city";
    for (IssuerCalls calls : List.of(calls(spelled), calls("https://id.example", address))) {
      assertThat(calls.client().getForEntity(address + "/keys", byte[].class).getStatusCode())
          .isEqualTo(HttpStatus.OK);
      assertThat(calls.doors().build().get().uri(address + "/token").retrieve().body(byte[].class))
          .hasSize(1);
    }
    assertThat(reached).hasValue(4);
  }

  @Test
  void reachesNothingElseInside() {
    IssuerCalls calls = calls("https://id.example", "http://127.0.0.1:1");
    assertThatThrownBy(() -> calls.client().getForEntity(address, byte[].class))
        .hasMessageContaining(address)
        .hasMessageContaining("weir.auth.issuer-origins");
    assertThatThrownBy(() -> calls.doors().build().get().uri(address).retrieve().body(byte[].class))
        .hasMessageContaining("weir.auth.issuer-origins");
    assertThat(reached).hasValue(0);
  }

  /** Asked a second time, the name service would lead elsewhere: it is not asked. */
  @Test
  void connectsToTheAddressThatWasJudged() {
    AtomicInteger asked = new AtomicInteger();
    Targets.Names names =
        host -> {
          byte[] address =
              asked.getAndIncrement() == 0 ? new byte[] {127, 0, 0, 1} : new byte[] {10, 9, 8, 7};
          return new InetAddress[] {InetAddress.getByAddress(host, address)};
        };
    String keys = "keys.invalid:" + inside.getAddress().getPort();
    IssuerCalls calls = calls(new Targets(true, true), names, "https://id.example");
    assertThat(calls.client().getForEntity("http://" + keys, byte[].class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(asked).hasValue(1);
    assertThat(hosts).containsExactly(keys);
  }

  /** One of its addresses is enough to refuse a name that leads inside. */
  @Test
  void refusesANameThatLeadsInside() {
    Targets.Names names =
        host ->
            new InetAddress[] {
              InetAddress.getByAddress(host, new byte[] {(byte) 203, 0, 113, 5}),
              InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})
            };
    IssuerCalls calls = calls(Targets.PUBLIC_ONLY, names, "https://id.example");
    assertThatThrownBy(() -> calls.client().getForEntity("https://keys.invalid", byte[].class))
        .hasMessageContaining("is not a public address");
  }

  @Test
  void sendsFormsWithTheirHeaders() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("code", "中 &");
    String echoed =
        calls(address)
            .doors()
            .defaultHeader("X-Twice", "one", "two")
            .build()
            .post()
            .uri(address + "/echo")
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(String.class);
    assertThat(echoed)
        .isEqualTo("POST application/x-www-form-urlencoded [one, two] code=%E4%B8%AD+%26");
  }

  /** Neither the length nor the time of such an answer can be waited for; nor is it drained. */
  @Timeout(60)
  @ParameterizedTest
  @ValueSource(strings = {"/endless", "/endless/slow"})
  void cutsAnAnswerWithoutAnEnd(String path) throws Exception {
    IssuerCalls calls = calls(address);
    assertThatThrownBy(() -> calls.client().getForEntity(address + path, byte[].class))
        .isInstanceOf(RestClientException.class);
    assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(calls.client().getForEntity(address + "/keys", byte[].class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void followsNoRedirect() {
    assertThat(
            calls(address).client().getForEntity(address + "/moved", byte[].class).getStatusCode())
        .isEqualTo(HttpStatus.FOUND);
    assertThat(reached).hasValue(1);
  }

  @Test
  void readsAnswersToALengthAndATime() {
    for (String path : List.of("/long", "/silent")) {
      assertThatThrownBy(() -> calls(address).client().getForEntity(address + path, byte[].class))
          .as(path)
          .isInstanceOf(RestClientException.class);
      assertThatThrownBy(
              () ->
                  calls(address)
                      .doors()
                      .build()
                      .get()
                      .uri(address + path)
                      .retrieve()
                      .body(byte[].class))
          .as(path)
          .isInstanceOf(RestClientException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id.example",
        "https:///keys",
        "https://id.example/keys",
        "https://user@id.example",
        "https://id.example?x",
        "ftp://id.example"
      })
  void takesOriginsOnlyForWhatTheyAre(String origin) {
    assertThatThrownBy(() -> calls("https://id.example", origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weir.auth.issuer-origins")
        .hasMessageContaining("host and port only");
  }
}
