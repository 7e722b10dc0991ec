package city.weir.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.LivingFacts.Quality;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivingFactsTest {
  @ParameterizedTest
  @CsvSource({"1, GOOD", "0.95, GOOD", "0.949, FAIR", "0.8, FAIR", "0.799, POOR", "0, POOR"})
  void putsQualityIntoBands(double share, Quality band) {
    assertThat(Quality.of(share)).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.01", "NaN"})
  void refusesWhatIsNoShare(double share) {
    assertThatThrownBy(() -> Quality.of(share)).hasMessageContaining("0 to 1");
  }
}
