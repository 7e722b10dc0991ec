package city.weir.sharing.subscription;

import city.weir.contract.DataContract;
import city.weir.contract.ServiceLevel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long a dataset may go without news, as its contract promises: its {@code frequency} and its
 * {@code latency} together, of which one may be missing.
 */
public final class Promise {
  private static final Duration DAY = Duration.ofDays(1);

  /** Units as ODCS writes them; {@code m} is a minute, as in its own latency examples. */
  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("hr", Duration.ofHours(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("d", DAY),
          Map.entry("day", DAY),
          Map.entry("w", DAY.multipliedBy(7)),
          Map.entry("week", DAY.multipliedBy(7)),
          Map.entry("mo", DAY.multipliedBy(31)),
          Map.entry("month", DAY.multipliedBy(31)),
          Map.entry("y", DAY.multipliedBy(366)),
          Map.entry("yr", DAY.multipliedBy(366)),
          Map.entry("year", DAY.multipliedBy(366)));

  private Promise() {}

  /** The promise of {@code dataset}, empty when it makes none that can be read. */
  public static Optional<Duration> of(DataContract dataset) {
    Duration all = Duration.ZERO;
    for (ServiceLevel level : dataset.serviceLevels()) {
      if (level.property().equals("frequency") || level.property().equals("latency")) {
        all = all.plus(duration(level));
      }
    }
    return all.isZero() ? Optional.empty() : Optional.of(all);
  }

  private static Duration duration(ServiceLevel level) {
    String unit = level.unit() == null ? "d" : level.unit().toLowerCase(Locale.ROOT);
    Duration one = UNITS.get(unit);
    if (one == null && unit.endsWith("s")) {
      one = UNITS.get(unit.substring(0, unit.length() - 1));
    }
    try {
      BigDecimal count = new BigDecimal(level.value());
      return one == null || count.signum() <= 0
          ? Duration.ZERO
          : Duration.ofMillis(count.multiply(BigDecimal.valueOf(one.toMillis())).longValue());
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
