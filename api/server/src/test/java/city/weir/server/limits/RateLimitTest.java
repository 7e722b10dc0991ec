package city.weir.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {
  private static final int PER_SECOND = 20;

  @Test
  void tellsWhoeverAsksTooOftenWhenToComeBackAndHoldsUpNobodyElse(@TempDir Path home)
      throws Exception {
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: hasty-agency, name: 性急的单位, roles: [agency], district: '420103'}
          - {id: calm-agency, name: 从容的单位, roles: [agency], district: '420103'}
        """);
    try (TestServer server =
        TestServer.start(home, "weir.limits.requests-per-second=" + PER_SECOND)) {
      String hasty = server.token("hasty-agency");
      String calm = server.token("calm-agency");
      List<HttpResponse<String>> answers = new ArrayList<>();
      // More than some seconds allow: one of them is over, wherever the second's border falls.
      for (int i = 0; i < 10 * PER_SECOND; i++) {
        answers.add(ask(server, hasty));
      }
      assertThat(answers.get(0).statusCode()).isEqualTo(200);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() != 200)
          .isNotEmpty()
          .allSatisfy(RateLimitTest::tooMany);
      assertThat(ask(server, calm).statusCode()).isEqualTo(200);
    }
  }

  private static void tooMany(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("urn:weir:problem:too-many-requests");
  }

  private static HttpResponse<String> ask(TestServer server, String token) throws Exception {
    return server.send(
        server
            .request("", "/api/v1/subscriptions")
            .header("Authorization", "Bearer " + token)
            .GET());
  }
}
