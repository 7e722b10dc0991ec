package city.weir.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.server.credentials.Credential.Kind;
import city.weir.server.database.TestDatabase;
import city.weir.server.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of credentials, on both databases. */
class CredentialStoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

  private static KeyRing ring(DataSource source) {
    JdbcClient jdbc = JdbcClient.create(source);
    jdbc.sql(
            "insert into client (id, name, roles, clearance, created_at)"
                + " values ('agency', '单位', 'AGENCY', 'general-1', ?)")
        .param(NOW.atOffset(ZoneOffset.UTC))
        .update();
    return new KeyRing(
        new CredentialStore(jdbc),
        new CredentialSettings(true, null, Duration.ofHours(24), Duration.ofDays(30)),
        Clock.fixed(NOW, ZoneOffset.UTC),
        new TransactionTemplate(new DataSourceTransactionManager(source)));
  }

  @ParameterizedTest
  @EnumSource
  void knowsEachSecretInForceAndNoOther(TestDatabase database) {
    KeyRing ring = ring(database.freshSource());
    String one = secret(ring, "one");
    String two = secret(ring, "two");
    assertThat(ring.secret("agency", one)).map(Credential::name).contains("one");
    assertThat(ring.secret("agency", two)).map(Credential::name).contains("two");
    assertThat(ring.secret("agency", one + "x")).isEmpty();
    assertThat(ring.secret("other", one)).isEmpty();
    assertThat(ring.of("agency")).allMatch(c -> NOW.equals(c.lastUsedAt()));
    ring.retire("agency", ring.of("agency").get(0).id(), NOW);
    assertThat(ring.of("agency").stream().filter(c -> c.holds(NOW))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void keepsARetiredSecretRetiredThoughItStillStandsInTheFile(TestDatabase database) {
    KeyRing ring = ring(database.freshSource());
    ring.installSecret("agency", "from-the-file");
    String own = secret(ring, "own");
    Credential old =
        ring.of("agency").stream()
            .filter(c -> c.origin() == Credential.Origin.FILE)
            .findFirst()
            .orElseThrow();
    ring.retire("agency", old.id(), NOW);
    ring.installSecret("agency", "from-the-file");
    assertThat(ring.secret("agency", "from-the-file")).isEmpty();
    assertThat(ring.secret("agency", own)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void replacesTheSecretOfTheFileWhenTheOperatorWritesAnother(TestDatabase database) {
    KeyRing ring = ring(database.freshSource());
    ring.installSecret("agency", "before");
    ring.installSecret("agency", "after");
    assertThat(ring.secret("agency", "before")).isEmpty();
    assertThat(ring.secret("agency", "after")).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void takesNoMoreThanTheMostInForce(TestDatabase database) {
    KeyRing ring = ring(database.freshSource());
    for (int i = 0; i < KeyRing.MOST; i++) {
      secret(ring, "secret " + i);
    }
    assertThatThrownBy(() -> secret(ring, "too many"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("retire one");
  }

  @ParameterizedTest
  @EnumSource
  void leavesOneOfTwoThatAreRetiredAtOnce(TestDatabase database) throws Exception {
    KeyRing ring = ring(database.freshSource());
    secret(ring, "one");
    secret(ring, "two");
    List<Callable<Boolean>> both =
        ring.of("agency").stream().<Callable<Boolean>>map(c -> () -> retired(ring, c)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Boolean> outcomes =
          threads.invokeAll(both).stream()
              .map(
                  future -> {
                    try {
                      return future.get();
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  })
              .toList();
      assertThat(outcomes).containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdown();
    }
  }

  private static boolean retired(KeyRing ring, Credential credential) {
    try {
      return ring.retire("agency", credential.id(), null).isPresent();
    } catch (ProblemException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersOneCallTwiceWithOneSecret(TestDatabase database) {
    KeyRing ring = ring(database.freshSource());
    KeyRing.Made first = ring.makeSecret("agency", "one", "call");
    KeyRing.Made again = ring.makeSecret("agency", "one", "call");
    assertThat(first.secret()).isNotNull();
    assertThat(again.secret()).isNull();
    assertThat(again.credential().id()).isEqualTo(first.credential().id());
    assertThat(ring.of("agency")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void takesAnAssertionOnceAndForgetsItWhenItHasExpired(TestDatabase database) {
    CredentialStore store = new CredentialStore(database.fresh());
    assertThat(store.firstUse("agency", "a", NOW)).isTrue();
    assertThat(store.firstUse("agency", "a", NOW)).isFalse();
    assertThat(store.firstUse("other", "a", NOW)).isTrue();
    store.forgetAssertions(NOW.plusSeconds(1));
    assertThat(store.firstUse("agency", "a", NOW)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void refusesAKeyThatWasRetired(TestDatabase database) throws Exception {
    KeyRing ring = ring(database.freshSource());
    Map<String, Object> jwk =
        TestKeys.of(com.nimbusds.jose.JWSAlgorithm.ES256).pub().toJSONObject();
    secret(ring, "other way in");
    KeyRing.Made made = ring.addKey("agency", "laptop", jwk, Credential.Origin.PARTY);
    assertThat(made.credential().kind()).isEqualTo(Kind.KEY);
    assertThat(ring.addKey("agency", "again", jwk, Credential.Origin.PARTY).before()).isTrue();
    ring.retire("agency", made.credential().id(), NOW);
    assertThatThrownBy(() -> ring.addKey("agency", "laptop", jwk, Credential.Origin.PARTY))
        .isInstanceOf(KeyRefused.class)
        .hasMessageContaining("retired");
  }

  private static String secret(KeyRing ring, String name) {
    String secret = ring.makeSecret("agency", name, null).secret();
    assertThat(secret).isNotNull();
    return String.valueOf(secret);
  }
}
