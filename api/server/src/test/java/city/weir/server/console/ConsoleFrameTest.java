package city.weir.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Grade;
import city.weir.sharing.policy.Subject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsoleFrameTest {
  private final ConsoleFrame frame =
      new ConsoleFrame(
          new Subject("li", "李", "li", null, Set.of(Subject.Role.AGENCY), null, Grade.GENERAL_1),
          List.of(),
          "/console",
          "/console",
          Locale.ENGLISH,
          ZoneId.of("Asia/Shanghai"));

  @Test
  void saysTheLastDayOfWhatEndsWithADay() {
    assertThat(frame.end(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo("2026-12-31");
  }

  @Test
  void saysTheMomentOfWhatEndsWithinADay() {
    assertThat(frame.end(Instant.parse("2026-12-31T04:30:00Z"))).isEqualTo("2026-12-31 12:30:00");
    assertThat(frame.end(null)).isEqualTo("—");
  }
}
