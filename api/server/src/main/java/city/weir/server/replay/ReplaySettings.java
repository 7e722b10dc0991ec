package city.weir.server.replay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recordings are played.
 *
 * @param enabled false leaves them alone
 * @param speed how many times faster than their offsets say
 * @param repeat whether a recording begins anew when it has ended; its messages then come as
 *     duplicates, which standardising drops
 */
@ConfigurationProperties("weir.replay")
record ReplaySettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1") double speed,
    @DefaultValue("true") boolean repeat) {
  ReplaySettings {
    if (!(speed > 0)) {
      throw new IllegalArgumentException(
          "weir.replay.speed is %s: write a number above 0, 1 for the recorded pace"
              .formatted(speed));
    }
  }
}
