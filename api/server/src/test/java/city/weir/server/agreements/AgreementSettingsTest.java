package city.weir.server.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.sharing.request.Limits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AgreementSettingsTest {
  private static AgreementSettings read(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("weir.agreements", AgreementSettings.class);
  }

  @Test
  void areTheUsualLimitsWhenNothingIsSet() {
    assertThat(read(Map.of()).limits()).isEqualTo(Limits.USUAL);
  }

  @ParameterizedTest
  @CsvSource({
    "longest, P0D, nothing could be agreed",
    "longest, -P1Y, nothing could be agreed",
    "most-calls-per-day, 0, write 1 to",
    "words, 4001, write 1 to 4000",
    "open-requests, 0, write 1 to"
  })
  void saysAtTheStartWhatCannotBe(String name, String value, String how) {
    assertThatThrownBy(() -> read(Map.of("weir.agreements." + name, value)))
        .rootCause()
        .hasMessageContaining("weir.agreements." + name)
        .hasMessageContaining(how);
  }
}
