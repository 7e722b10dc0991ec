package city.weir.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WrongTriesTest {
  private Instant now = Instant.parse("2026-06-01T08:00:00Z");
  private final WrongTries tries =
      new WrongTries(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void makesWhoeverGuessesWaitAndNobodyElse() {
    for (int i = 0; i < WrongTries.ALLOWED; i++) {
      assertThat(tries.wait("a@1")).isZero();
      tries.wrong("a@1");
    }
    assertThat(tries.wait("a@1")).isEqualTo(Duration.ofMinutes(1));
    assertThat(tries.wait("a@2")).isZero();
    now = now.plusSeconds(60);
    assertThat(tries.wait("a@1")).isZero();
  }
}
