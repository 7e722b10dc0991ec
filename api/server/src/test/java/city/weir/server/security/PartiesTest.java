package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parties file says holds from the next start on. */
class PartiesTest {
  private static final String STAYS =
      "  - {id: water-bureau, roles: [ingest]}\n  - {id: watcher, roles: [auditor]}\n";
  private static final String GOES = "  - {id: gas-bureau, roles: [agency]}\n";

  @TempDir Path home;

  @Test
  void shutsOutWhomItListsNoMoreAndLetsBackInWhomItListsAgain() throws Exception {
    String token;
    list(STAYS + GOES);
    try (TestServer server = TestServer.start(home)) {
      token = server.token("gas-bureau");
      assertThat(withToken(server, token).statusCode()).isEqualTo(200);
    }
    list(STAYS);
    try (TestServer server = TestServer.start(home)) {
      assertThat(withToken(server, token).statusCode()).isEqualTo(401);
      assertThat(server.token("gas-bureau")).isEmpty();
      assertThat(server.token("water-bureau")).isNotEmpty();
      assertThat(server.bean(KnownSubjects.class).find("gas-bureau")).isEmpty();
      assertThat(server.get("watcher", "/api/v1/audit-events?subject=gas-bureau").body())
          .contains("client.disable", "no longer listed");
    }
    list(STAYS + GOES);
    try (TestServer server = TestServer.start(home)) {
      assertThat(withToken(server, token).statusCode()).isEqualTo(200);
      assertThat(server.token("gas-bureau")).isNotEmpty();
    }
  }

  private static HttpResponse<String> withToken(TestServer server, String token) throws Exception {
    return server.send(
        server.request("", "/api/v1/subscriptions").header("Authorization", "Bearer " + token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", roles: []", ", roles: agency", ", roles: [agancy]"})
  void refusesAnEntryWithoutARoleThereIs(String roles) throws Exception {
    list("  - {id: gas-bureau" + roles + "}\n");
    assertThatThrownBy(() -> TestServer.start(home).close())
        .hasStackTraceContaining("parties.yaml: roles of gas-bureau are")
        .hasStackTraceContaining("such as roles: [agency]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[auditor, operator]", "[administrator, auditor]", "[operator, analyst]"})
  void refusesRolesThatNobodyMayHoldTogether(String roles) throws Exception {
    list("  - {id: gas-bureau, roles: " + roles + "}\n");
    assertThatThrownBy(() -> TestServer.start(home).close())
        .hasStackTraceContaining("parties.yaml: gas-bureau has the roles")
        .hasStackTraceContaining("each stand alone");
    Files.writeString(
        home.resolve("parties.yaml"), "people:\n  - {id: wang, roles: " + roles + "}\n");
    assertThatThrownBy(() -> TestServer.start(home).close())
        .hasStackTraceContaining("parties.yaml: wang has the roles");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: wang, roles: [ingest]}",
        "{id: wang, roles: [agency], party: no-such-party}",
        "{id: steward, roles: [agency]}",
        "{id: wang, roles: [agency], organisation: '123'}"
      })
  void refusesAPersonThatCannotBe(String person) throws Exception {
    Files.writeString(home.resolve("parties.yaml"), "people:\n  - " + person + "\n");
    assertThatThrownBy(() -> TestServer.start(home).close()).isInstanceOf(RuntimeException.class);
  }

  private void list(String entries) throws IOException {
    Files.writeString(home.resolve("parties.yaml"), "parties:\n" + entries);
  }
}
