package city.weir.server.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When tables are looked after.
 *
 * @param every time from the start to the first round, and from the end of each to the next
 */
@ConfigurationProperties("weir.upkeep")
record UpkeepSettings(@DefaultValue("5m") Duration every) {
  UpkeepSettings {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException(
          "weir.upkeep.every is %s: write a time such as 5m".formatted(every));
    }
  }
}
