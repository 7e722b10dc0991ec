package city.weir.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
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

  @Test
  void hasEachWordInBothLanguages() throws IOException {
    assertThat(words("/words.properties").keySet())
        .isEqualTo(words("/words_zh.properties").keySet());
  }

  private static Properties words(String file) throws IOException {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(DisplayTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return words;
  }

  private static Display in(Locale locale) {
    return new Display(new OverviewConfiguration().messageSource(), locale, NOW);
  }
}
