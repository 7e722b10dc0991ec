package city.weir.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.statement.StatementLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SqlSettingsTest {
  private static SqlSettings read(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("weir.sql", SqlSettings.class);
  }

  @Test
  void areTheUsualLimitsWhenNothingIsSet() {
    SqlSettings settings = read(Map.of());

    assertThat(settings.each()).isEqualTo(SqlLimits.USUAL);
    assertThat(settings.together()).isEqualTo(StatementLimits.USUAL);
  }

  @Test
  void areWhatTheOperatorSays() {
    SqlSettings settings =
        read(Map.of("weir.sql.time", "5m", "weir.sql.memory", "4GB", "weir.sql.running", "6"));

    assertThat(settings.each().time()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.each().memoryMegabytes()).isEqualTo(4096);
    assertThat(settings.together().running()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "time, 500ms, write 1s to 10m",
    "time, 11m, write 1s to 10m",
    "memory, 63MB, write 64MB to 64GB",
    "memory, 65537MB, write 64MB to 64GB",
    "running, 0, write 1 to 32",
    "running, 33, write 1 to 32"
  })
  void saysAtTheStartWhatCannotBe(String name, String value, String how) {
    assertThatThrownBy(() -> read(Map.of("weir.sql." + name, value)))
        .rootCause()
        .hasMessageContaining("weir.sql." + name)
        .hasMessageContaining(how);
  }
}
