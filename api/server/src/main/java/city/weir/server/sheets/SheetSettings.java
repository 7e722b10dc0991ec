package city.weir.server.sheets;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How spreadsheets are taken in.
 *
 * @param readTime how long reading one file may take
 * @param perSender how many files of one sender may wait at once
 */
@ConfigurationProperties("weir.sheets")
record SheetSettings(@DefaultValue("2m") Duration readTime, @DefaultValue("5") int perSender) {
  SheetSettings {
    if (readTime.isNegative() || readTime.isZero() || perSender < 1) {
      throw new IllegalArgumentException(
          "weir.sheets.read-time is %s and per-sender %d: write a time such as 2m, and at least 1"
              .formatted(readTime, perSender));
    }
  }
}
