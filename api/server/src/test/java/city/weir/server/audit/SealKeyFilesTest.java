package city.weir.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyFilesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Head HEAD = new Head(9, Hash.NONE);

  @TempDir Path home;

  private SealKeyFiles keys(Instant at) {
    return new SealKeyFiles(
        home.resolve("keys"), Duration.ofDays(365), Clock.fixed(at, ZoneOffset.UTC));
  }

  @Test
  void makesAKeyOnceAndKeepsItFromOthers() throws Exception {
    Seal seal = keys(NOW).seal(1, HEAD, NOW);
    assertThat(keys(NOW).ring().fault(seal)).isEmpty();
    assertThat(keys(NOW).ring().keys()).hasSize(1);
    for (String file : List.of("audit-seal.key", "audit-keys.txt")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("keys").resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void followsAKeyThatHasServedItsTimeByOneItVouchesFor() throws Exception {
    Seal old = keys(NOW).seal(1, HEAD, NOW);
    Instant later = NOW.plus(Duration.ofDays(366));
    Seal young = keys(later).seal(10, new Head(12, Hash.NONE), later);
    KeyRing ring = SealKeyFiles.read(home.resolve("keys"));
    assertThat(ring.keys()).hasSize(2);
    assertThat(young.key()).isNotEqualTo(old.key());
    assertThat(ring.fault()).isEmpty();
    assertThat(ring.fault(old)).isEmpty();
    assertThat(ring.fault(young)).isEmpty();
  }

  @Test
  void distrustsAKeyThatSomebodyPutOnTheRing() throws Exception {
    keys(NOW).seal(1, HEAD, NOW);
    Path elsewhere = home.resolve("elsewhere");
    Seal forged =
        new SealKeyFiles(elsewhere, Duration.ofDays(365), Clock.systemUTC()).seal(1, HEAD, NOW);
    KeyRing ring =
        SealKeyFiles.read(home.resolve("keys")).with(SealKeyFiles.read(elsewhere).keys().get(0));
    assertThat(ring.fault(forged)).isEmpty();
    assertThat(ring.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("vouched"));
  }

  @Test
  void findsTheKeyAgainAfterACrashBetweenRingAndKey() throws Exception {
    keys(NOW).seal(1, HEAD, NOW);
    Path secret = home.resolve("keys/audit-seal.key");
    Files.move(secret, home.resolve("keys/audit-seal.key.next"));
    Seal seal = keys(NOW).seal(1, HEAD, NOW);
    assertThat(keys(NOW).ring().fault(seal)).isEmpty();
    assertThat(secret).exists();
  }
}
