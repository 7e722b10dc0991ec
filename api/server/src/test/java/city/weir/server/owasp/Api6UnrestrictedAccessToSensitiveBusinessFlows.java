package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API6: nobody repeats what is meant to be done a few times. */
abstract class Api6UnrestrictedAccessToSensitiveBusinessFlows {
  private final City city;

  Api6UnrestrictedAccessToSensitiveBusinessFlows(City city) {
    this.city = city;
  }

  @Test
  void letsNobodyGatherSecretsWithoutEnd() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      answers.add(
          city.post("the-ingest", "/api/v1/credentials/secrets", "{'name':'n%d'}".formatted(i))
              .statusCode());
    }
    assertThat(answers).startsWith(201).endsWith(409);
  }

  @Test
  void letsNobodyFloodTheRestOfTheCity(@TempDir Path another) throws Exception {
    GasCity.into(another);
    try (TestServer small = TestServer.start(another, "weir.limits.requests-per-second=20")) {
      String flooding = small.token(City.ATTACKER);
      String calm = small.token(City.VICTIM);
      Set<Integer> answers = new TreeSet<>();
      for (int i = 0; i < 200; i++) {
        answers.add(
            small
                .send(
                    small
                        .request("", "/api/v1/subscriptions")
                        .header("Authorization", "Bearer " + flooding)
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.ofString(
                                "{\"dataset\":\"%s\",\"channel\":{\"kind\":\"webhook\",\"url\":\"%s\"}}"
                                    .formatted(GasCity.DATASET, City.HOOK))))
                .statusCode());
      }
      assertThat(answers).containsExactly(403, 429);
      assertThat(
              small
                  .send(
                      small.request("", City.ROWS).header("Authorization", "Bearer " + calm).GET())
                  .statusCode())
          .isNotEqualTo(429);
    }
  }
}
