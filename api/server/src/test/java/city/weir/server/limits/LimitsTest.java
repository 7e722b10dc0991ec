package city.weir.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.RawHttp;
import city.weir.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much of anything is refused, and says so. */
class LimitsTest {
  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(home, "weir.limits.body-time=1s", "server.tomcat.connection-timeout=2s");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void refusesJsonNestedDeeperThanAnyoneWrites() throws Exception {
    HttpResponse<String> answer = agree("{\"purpose\":" + "[".repeat(100) + "]".repeat(100) + "}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:weir:problem:malformed").doesNotContain("city.weir");
  }

  @Test
  void refusesAStringLongerThanAnyoneWrites() throws Exception {
    HttpResponse<String> answer = agree("{\"purpose\":\"" + "x".repeat(1_100_000) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static HttpResponse<String> agree(String body) throws Exception {
    return server.send(
        server
            .request("steward", "/api/v1/agreements/new-one")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void refusesAQueryStringLongerThanAnyQuestion() throws Exception {
    HttpResponse<String> answer =
        server.get("", "/api/v1/datasets?q=" + "x".repeat(RequestShapeFilter.LONGEST_QUERY));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("query string is longer than");
  }

  @Test
  void refusesHeadersThatAreTooLongAndTooMany() throws Exception {
    String start = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    assertThat(RawHttp.send(server, start + "X-A: " + "a".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(RawHttp.send(server, start + "X-A: a\r\n".repeat(200) + "\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void refusesMoreParametersThanAnyDoorHas() throws Exception {
    HttpResponse<String> answer = server.get("", "/api/v1/datasets?" + "a=1&".repeat(200));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void unpacksNothing() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[10_000_000]);
    }
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/ingest/pushed-stage")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("unpacked");
  }

  @Test
  void takesNoFormsOfSeveralParts() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/ingest/pushed-stage")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\n\r\nx\r\n--b--")));
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void refusesABodyThatDoesNotSayItsLengthAndGoesOn() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", "/api/v1/agreements/new-one")
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                ("{\"purpose\":\"" + "x".repeat(3_000_000))
                                    .getBytes(StandardCharsets.UTF_8)))));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void endsABodyThatDribbles() throws Exception {
    String token = server.token("steward");
    String answer =
        RawHttp.dribble(
            server,
            "PUT /api/v1/agreements/new-one HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000\r\nConnection: close\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n",
            100);
    assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:weir:problem:too-slow");
  }

  @Test
  void hangsUpOnWhoeverNeverEndsItsHeaders() throws Exception {
    assertThat(RawHttp.send(server, "GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: "))
        .doesNotContain("200");
    assertThat(server.get("", "/health").statusCode()).isEqualTo(200);
  }
}
