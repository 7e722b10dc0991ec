package city.weir.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.settings.Settings;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientException;

class IssuerCallsTest {
  private final AtomicInteger reached = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
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
          } else {
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(new byte[length]);
          }
          exchange.close();
        });
    inside.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    inside.stop(0);
  }

  private static IssuerCalls calls(String issuer, String... origins) {
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
    return new IssuerCalls(auth, Duration.ofSeconds(1));
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
