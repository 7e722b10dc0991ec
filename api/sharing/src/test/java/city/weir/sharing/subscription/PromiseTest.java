package city.weir.sharing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.ServiceLevel;
import city.weir.sharing.SampleCity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTest {
  private static DataContract promising(ServiceLevel... levels) {
    DataContract h = SampleCity.hospitals();
    return new DataContract(
        h.id(),
        h.name(),
        h.version(),
        h.status(),
        h.domain(),
        h.tenant(),
        h.purpose(),
        h.limitations(),
        h.zone(),
        h.table(),
        h.title(),
        h.english(),
        h.columns(),
        h.rules(),
        h.origin(),
        h.deduplication(),
        h.directory(),
        List.of(levels),
        h.provider());
  }

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
    assertThat(Promise.of(promising(level("latency", value, unit)))).contains(expected);
  }

  @Test
  void addsHowOftenAndHowLate() {
    assertThat(Promise.of(promising(level("frequency", "1", "h"), level("latency", "10", "m"))))
        .contains(Duration.ofMinutes(70));
  }

  @Test
  void promisesNothingThatIsNotSaid() {
    assertThat(Promise.of(promising(level("retention", "3", "y")))).isEmpty();
    assertThat(Promise.of(promising(level("latency", "soon", "h")))).isEmpty();
    assertThat(Promise.of(promising(level("latency", "1", "fortnight")))).isEmpty();
  }
}
