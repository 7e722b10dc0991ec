package city.weir.sharing.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.sharing.subscription.Signature;
import city.weir.sharing.subscription.Targets;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {
  private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> hosts = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          hosts.add(exchange.getRequestHeaders().getFirst("Host"));
          received.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("webhook-id")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(
              Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
          exchange.close();
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI url(int status) {
    return URI.create("http://127.0.0.1:%d/%d".formatted(server.getAddress().getPort(), status));
  }

  private static HttpSender sender(Targets targets) {
    return new HttpSender(targets, Duration.ofSeconds(5), Runnable::run);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 410, 500})
  void postsOnceAndFollowsNoRedirect(int status) {
    try (HttpSender sender = sender(new Targets(false, true))) {
      int answer =
          sender
              .post(url(status), Map.of("webhook-id", "e"), "{中}".getBytes(StandardCharsets.UTF_8))
              .join();
      assertThat(answer).isEqualTo(status);
    }
    assertThat(received).containsExactly("/" + status + " e {中}");
  }

  @Test
  void doesNotReachTheServersOwnHostUnlessAllowed() {
    for (Targets targets : List.of(Targets.PUBLIC_ONLY, new Targets(true, false))) {
      try (HttpSender sender = sender(targets)) {
        assertThatThrownBy(() -> sender.post(url(200), Map.of(), new byte[0]).join())
            .hasRootCauseInstanceOf(Targets.Refused.class);
      }
    }
    assertThat(received).isEmpty();
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
    try (HttpSender sender =
        new HttpSender(new Targets(true, true), Duration.ofSeconds(5), Runnable::run, names)) {
      URI url =
          URI.create("http://receiver.invalid:%d/200".formatted(server.getAddress().getPort()));
      assertThat(sender.post(url, Map.of("webhook-id", "e"), new byte[0]).join()).isEqualTo(200);
    }
    assertThat(asked).hasValue(1);
    assertThat(hosts).containsExactly("receiver.invalid:" + server.getAddress().getPort());
  }

  /** The port is one where nobody listens. */
  @Test
  void saysSoWhenNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (HttpSender sender = sender(new Targets(false, true))) {
      assertThatThrownBy(
              () ->
                  sender.post(URI.create("http://127.0.0.1:" + port), Map.of(), new byte[0]).join())
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void doesNotReadAnAnswerWithoutAnEnd() {
    try (HttpSender sender = sender(new Targets(false, true))) {
      int answer = sender.post(endless(), Map.of(), new byte[0]).join();
      assertThat(answer).isEqualTo(200);
      assertThat(sender.post(url(200), Map.of("webhook-id", "next"), new byte[0]).join())
          .isEqualTo(200);
    }
  }

  private URI endless() {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (exchange) {
            byte[] much = new byte[64 * 1024];
            while (true) {
              exchange.getResponseBody().write(much);
            }
          }
        });
    return URI.create("http://127.0.0.1:%d/endless".formatted(server.getAddress().getPort()));
  }

  private static boolean refused(Targets targets, String url) {
    try {
      targets.judge(URI.create(url));
      return false;
    } catch (Targets.Refused e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://192.168.1.1/",
        "https://172.16.0.1/",
        "https://169.254.169.254/latest",
        "https://100.64.0.1/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://224.0.0.1/",
        "https://[::ffff:10.0.0.1]/",
        "https://2130706433/",
        "https://user@203.0.113.5/",
        "https://[64:ff9b::a00:1]/",
        "https://[::a00:1]/",
        "https://[2001:0:a00:1::1]/",
        "https://192.0.0.8/",
        "ftp://203.0.113.5/",
        "http://203.0.113.5/",
        "file:///etc/passwd",
        "https:///x",
        "https://no-such-host.invalid/",
      })
  void refusesWhatOnlyTheServerCanReach(String url) {
    assertThat(refused(Targets.PUBLIC_ONLY, url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://203.0.113.5/hook?x=1", "https://[2400:3200::1]:8443/"})
  void allowsPublicReceivers(String url) {
    assertThat(refused(Targets.PUBLIC_ONLY, url)).isFalse();
  }

  @Test
  void reachesPrivateNetworksWhereTheOperatorAllowsIt() {
    Targets inside = new Targets(true, false);
    assertThat(refused(inside, "http://10.1.2.3/hook")).isFalse();
    assertThat(refused(inside, "http://169.254.169.254/")).isTrue();
    assertThat(refused(inside, "http://localhost/")).isTrue();
  }

  @Test
  void signsAsStandardWebhooksDoes() {
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThatThrownBy(() -> Signature.of("whsec_c2hvcnQ=", "x", 1, new byte[0]))
        .hasMessageContaining("24 to 64 bytes");
  }
}
