package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All installations call their embedded issuer by one name; their keys tell them apart. */
class OtherInstallationTest {
  @Test
  void refusesTokensOfAnotherInstallationsEmbeddedIssuer(
      @TempDir Path home, @TempDir Path otherHome) throws Exception {
    try (TestServer other = TestServer.start(otherHome);
        TestServer server = TestServer.start(home, "weir.auth.issuer-uri=" + other.uri(""))) {
      for (String client : new String[] {"steward", "worker"}) {
        HttpResponse<String> answer =
            server.send(
                server
                    .request("", "/iceberg/v1/config")
                    .header("Authorization", "Bearer " + other.token(client))
                    .GET());
        assertThat(answer.statusCode()).as(client).isEqualTo(401);
      }
      assertThat(server.get("worker", "/iceberg/v1/config").statusCode()).isEqualTo(200);
    }
  }
}
