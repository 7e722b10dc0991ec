package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SigningKeysTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofDays(30);

  private static SigningKeys at(Path folder, Duration later) throws Exception {
    return SigningKeys.open(
        folder, Duration.ofMinutes(30), Clock.fixed(START.plus(later), ZoneOffset.UTC));
  }

  private static List<String> ids(SigningKeys keys) throws Exception {
    return keys.all().stream().map(key -> key.key().getKeyID()).toList();
  }

  @Test
  void rotatesWhenTheKeyHadItsTimeAndKeepsTheOldOneUntilItsTokensAreOver(@TempDir Path home)
      throws Exception {
    Path folder = home.resolve("keys");
    String first = ids(at(folder, Duration.ZERO)).get(0);
    assertThat(at(folder, LIFE.minusSeconds(1)).keepUp(LIFE)).isFalse();
    SigningKeys due = at(folder, LIFE);
    assertThat(due.keepUp(LIFE)).isTrue();
    assertThat(ids(due)).hasSize(2).last().isEqualTo(first);
    SigningKeys soon = at(folder, LIFE.plusMinutes(30));
    assertThat(soon.keepUp(LIFE)).isFalse();
    assertThat(ids(soon)).contains(first);
    SigningKeys later = at(folder, LIFE.plusMinutes(33));
    later.keepUp(LIFE);
    assertThat(ids(later)).hasSize(1).doesNotContain(first);
  }

  @Test
  void leavesKeysAloneThatAPersonNamed(@TempDir Path home) throws Exception {
    Path folder = home.resolve("keys");
    SigningKeys keys = at(folder, Duration.ZERO);
    Files.move(keys.all().get(0).file(), folder.resolve("a-key-of-ours.jwk.json"));
    SigningKeys later = at(folder, LIFE.multipliedBy(10));
    assertThat(later.keepUp(LIFE)).isFalse();
    assertThat(ids(later)).hasSize(1);
  }

  @Test
  void voidsNoKeyThatSigns(@TempDir Path home) throws Exception {
    SigningKeys keys = at(home.resolve("keys"), Duration.ZERO);
    String only = ids(keys).get(0);
    assertThatThrownBy(() -> keys.voidKey(only)).hasMessageContaining("make a new one first");
    assertThat(keys.voidKey("another")).isFalse();
  }

  @Test
  void refusesAtOnceWhatAVoidedKeySignedAndGoesOnWithTheNewOne(@TempDir Path home)
      throws Exception {
    Files.writeString(
        home.resolve("parties.yaml"), "parties: [{id: admin, name: 管理员, roles: [administrator]}]");
    // A key of another day, so that the one made below is newer by its name.
    Path folder = home.resolve("keys");
    at(folder, Duration.ofDays(-300));
    try (TestServer server = TestServer.start(home)) {
      String before = server.token("admin");
      String first =
          JsonMapper.builder()
              .build()
              .readTree(get(server, before).body())
              .path("items")
              .path(0)
              .path("id")
              .asString();
      assertThat(
              server
                  .send(
                      server.request("admin", "/api/v1/signing-keys").POST(BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(201);
      assertThat(get(server, before).statusCode()).isEqualTo(200);
      assertThat(server.get("", "/oauth2/jwks").body()).contains(first).doesNotContain("\"d\":");
      String after = server.token("admin");
      assertThat(
              server
                  .send(server.request("admin", "/api/v1/signing-keys/" + first).DELETE())
                  .statusCode())
          .isEqualTo(204);
      assertThat(get(server, before).statusCode()).isEqualTo(401);
      assertThat(get(server, after).statusCode()).isEqualTo(200);
      assertThat(server.get("steward", "/api/v1/signing-keys").statusCode()).isEqualTo(403);
    }
  }

  private static HttpResponse<String> get(TestServer server, String token) throws Exception {
    return server.send(
        server
            .request("", "/api/v1/signing-keys")
            .header("Authorization", "Bearer " + token)
            .GET());
  }
}
