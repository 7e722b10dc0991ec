package city.weir.server.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuotasTest {
  private static final String[] SETTINGS = {
    "weir.quotas.everyone.requests-per-day=5",
    "weir.quotas.parties.big-agency.requests-per-day=1000",
    "weir.quotas.parties.wordy-agency.bytes-per-month=10B",
  };

  @Test
  void stopsAPartyThatTookItsShareAlsoAfterARestartAndNobodyElse(@TempDir Path home)
      throws Exception {
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: small-agency, name: 小单位, roles: [agency]}
          - {id: big-agency, name: 大单位, roles: [agency]}
          - {id: wordy-agency, name: 话多的单位, roles: [agency]}
        """);
    try (TestServer server = TestServer.start(home, SETTINGS)) {
      HttpResponse<String> first = server.get("small-agency", "/api/v1/datasets");
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("RateLimit-Policy"))
          .contains("\"requests-per-day\";q=5;w=86400");
      assertThat(first.headers().firstValue("RateLimit").orElse(""))
          .startsWith("\"requests-per-day\";r=5;t=");
      for (int i = 0; i < 3; i++) {
        server.get("small-agency", "/api/v1/datasets");
      }
      JsonNode usage = usage(server, "small-agency");
      assertThat(usage.path("today").path("requests").asInt()).isEqualTo(4);
      assertThat(usage.path("today").path("bytes").asLong())
          .isEqualTo(4L * first.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
      usedUp(server.get("small-agency", "/api/v1/datasets"), "requests-per-day, 5");

      assertThat(server.get("wordy-agency", "/api/v1/datasets").statusCode()).isEqualTo(200);
      usedUp(server.get("wordy-agency", "/api/v1/datasets"), "bytes-per-month, 10");
      assertThat(server.get("big-agency", "/api/v1/datasets").statusCode()).isEqualTo(200);
    }
    try (TestServer server = TestServer.start(home, SETTINGS)) {
      usedUp(server.get("small-agency", "/api/v1/datasets"), "requests-per-day, 5");
      assertThat(usage(server, "big-agency").path("quotas").path(0).path("left").asInt())
          .isEqualTo(999);
    }
  }

  private static JsonNode usage(TestServer server, String party) throws Exception {
    HttpResponse<String> answer = server.get(party, "/api/v1/usage");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.builder().build().readTree(answer.body());
  }

  private static void usedUp(HttpResponse<String> answer, String what) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("urn:weir:problem:quota-used-up", what);
    assertThat(answer.headers().firstValue("Retry-After").map(Long::parseLong).orElse(0L))
        .isPositive();
  }
}
