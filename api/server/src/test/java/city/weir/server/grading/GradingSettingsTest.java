package city.weir.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GradingSettingsTest {
  @Test
  void looksSeldomAndAtLittleByDefault() {
    assertThat(
            new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("weir.grading", GradingSettings.class))
        .isEqualTo(
            new GradingSettings(
                Duration.ofMinutes(5),
                Duration.ofHours(6),
                1_000,
                8,
                Duration.ofSeconds(10),
                100,
                12,
                14));
  }
}
