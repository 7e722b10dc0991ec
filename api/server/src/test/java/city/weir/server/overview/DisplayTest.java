package city.weir.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.language.Bundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Figures in the reader's words. */
class DisplayTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  private final Display english = in(Locale.ENGLISH);
  private final Display chinese = in(Locale.SIMPLIFIED_CHINESE);

  @Test
  void tellsAgesInTheReadersLanguage() {
    assertThat(english.ago(NOW.minusSeconds(7))).isEqualTo("7 s ago");
    assertThat(chinese.ago(NOW.minusSeconds(180))).isEqualTo("3 分钟前");
    assertThat(english.ago(null)).isEqualTo("nothing yet");
  }

  @Test
  void roundsSizes() {
    assertThat(english.size(999)).isEqualTo("999 B");
    assertThat(english.size(2_500_000)).isEqualTo("2.5 MB");
  }

  @Test
  void letsTheWaterRiseByPowersOfTen() {
    assertThat(english.level(0)).isLessThan(english.level(1));
    assertThat(english.level(10)).isLessThan(english.level(10_000));
    assertThat(english.level(Long.MAX_VALUE)).isLessThanOrEqualTo(96);
  }

  private static Display in(Locale locale) {
    try {
      return new Display(Bundles.all(), locale, NOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
