package city.weir.sharing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.ServiceLevel;
import city.weir.sharing.SampleCity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTest {
  private static ServiceLevel level(String property, String value, @Nullable String unit) {
    return new ServiceLevel(property, value, unit, null);
  }

  @ParameterizedTest
  @CsvSource({
    "10, m, PT10M",
    "1, d, PT24H",
    "2, Hours, PT2H",
    "1, week, PT168H",
    "0.5, h, PT30M",
    "3, , PT72H"
  })
  void readsTheUnitsOfTheStandard(String value, @Nullable String unit, Duration expected) {
    assertThat(
            Promise.of(SampleCity.promising(SampleCity.hospitals(), level("latency", value, unit))))
        .contains(expected);
  }

  @Test
  void addsHowOftenAndHowLate() {
    assertThat(
            Promise.of(
                SampleCity.promising(
                    SampleCity.hospitals(),
                    level("frequency", "1", "h"),
                    level("latency", "10", "m"))))
        .contains(Duration.ofMinutes(70));
  }

  @Test
  void promisesNothingThatIsNotSaid() {
    assertThat(
            Promise.of(SampleCity.promising(SampleCity.hospitals(), level("retention", "3", "y"))))
        .isEmpty();
    assertThat(
            Promise.of(SampleCity.promising(SampleCity.hospitals(), level("latency", "soon", "h"))))
        .isEmpty();
    assertThat(
            Promise.of(
                SampleCity.promising(SampleCity.hospitals(), level("latency", "1", "fortnight"))))
        .isEmpty();
  }
}
