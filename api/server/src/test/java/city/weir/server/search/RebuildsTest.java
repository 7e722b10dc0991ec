package city.weir.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildsTest {
  private static final String PATH = "/api/v1/directory-rebuilds";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir static Path home;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(home.resolve("synonyms.yaml"), "- [水位, 江面高度]\n");
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void fillsTheIndexAnewAndTellsWhenItIsWhole() throws Exception {
    HttpResponse<String> begun =
        server.send(server.request("steward", PATH).POST(BodyPublishers.noBody()));

    assertThat(begun.statusCode()).isEqualTo(202);
    JsonNode done = untilDone();
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.path("entries").asLong()).isPositive();
    assertThat(done.has("finishedAt")).isTrue();
    assertThat(server.get("steward", "/api/v1/datasets?q=shuiwei").body())
        .contains("wuhan.hydrology.river-stage");
  }

  @Test
  void searchesWithTheSynonymsOfTheCity() throws Exception {
    String asked = URLEncoder.encode("江面高度", StandardCharsets.UTF_8);

    assertThat(server.get("steward", "/api/v1/datasets?q=" + asked).body())
        .contains("wuhan.hydrology.river-stage");
  }

  @Test
  void letsNobodyElseFillTheIndex() throws Exception {
    assertThat(server.send(server.request("", PATH).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(401);
    assertThat(server.get("jianghan-emergency", PATH).statusCode()).isEqualTo(403);
  }

  private static JsonNode untilDone() throws Exception {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < until) {
      JsonNode items =
          new ObjectMapper().readTree(server.get("steward", PATH).body()).path("items");
      if (items.size() == 1 && items.get(0).has("finishedAt")) {
        return items.get(0);
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The index was not filled anew within " + LONGEST);
  }
}
