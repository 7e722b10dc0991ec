package city.weir.server.headers;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.RawHttp;
import city.weir.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer says what a browser may do with it, refusals and failures included. */
class AnswerHeadersTest {
  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(home, "weir.limits.body=1KB");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/favicon.svg",
        "/assets/page.css",
        "/api-docs/index.html",
        "/api/v1/datasets",
        "/api/v1/datasets/none",
        "/api/v1/agreements",
        "/api/v1/datasets?pageToken=%00",
        "/oauth2/jwks",
        "/oauth2/token",
        "/nowhere",
        "/api/v1/datasets/..;/x",
        "/iceberg/v1/config",
        "/internal/v1/leases",
      })
  void standOnAnswersOfEveryKind(String path) throws Exception {
    for (String method : new String[] {"GET", "POST", "OPTIONS", "TRACE"}) {
      HttpResponse<String> answer =
          server.send(server.request("", path).method(method, BodyPublishers.noBody()));
      assertGuarded(answer, method + " " + path);
    }
    assertGuarded(server.send(server.request("steward", path).GET()), "GET as the steward " + path);
  }

  @Test
  void standOnWhatAFilterRefusesBeforeAnyController() throws Exception {
    HttpResponse<String> tooLarge =
        server.send(
            server.request("", "/oauth2/token").POST(BodyPublishers.ofByteArray(new byte[5_000])));
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertGuarded(tooLarge, "a body that is too large");
  }

  private static void assertGuarded(HttpResponse<String> answer, String what) {
    AnswerHeaders.ALWAYS.forEach(
        (name, value) ->
            assertThat(answer.headers().allValues(name))
                .as("%s of %s (%d)", name, what, answer.statusCode())
                .containsExactly(value));
    assertThat(answer.headers().allValues("Cache-Control")).as(what).hasSize(1);
    assertThat(answer.headers().firstValue("Server")).as(what).isEmpty();
    assertThat(answer.headers().firstValue("X-Powered-By")).as(what).isEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(what).isEmpty();
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).as(what).isEmpty();
  }

  @Test
  void keepsPrivateAnswersOutOfCaches() throws Exception {
    assertThat(
            server
                .get("steward", "/api/v1/datasets")
                .headers()
                .firstValue("Cache-Control")
                .orElse(""))
        .contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\u0001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/v1/datasets?q=[] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\nConnection: close\r\n\r\n",
        "GET /%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "NONSENSE\r\n\r\n",
      })
  void tellsNothingOfTheInsideToWhatIsNoHttp(String text) throws Exception {
    String answer = RawHttp.send(server, text);
    assertThat(answer)
        .containsPattern("^HTTP/1.1 (4|501)")
        .contains("X-Content-Type-Options: nosniff")
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContain("java.", "Exception", "<html");
  }
}
