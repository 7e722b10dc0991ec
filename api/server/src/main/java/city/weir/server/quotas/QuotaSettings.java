package city.weir.server.quotas;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much parties may take.
 *
 * @param zone where days and months begin
 * @param everyone what holds for each party of which nothing else is said
 * @param parties what holds for single ones, by their ids; {@code public} is all who come without a
 *     token, together
 */
@ConfigurationProperties("weir.quotas")
record QuotaSettings(
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue Allowance everyone,
    Map<String, Allowance> parties) {
  QuotaSettings {
    parties = parties == null ? Map.of() : Map.copyOf(parties);
  }

  /** What one party may take; null where there is no limit. */
  record Allowance(
      @Nullable Long requestsPerDay,
      @Nullable Long rowsPerDay,
      @Nullable DataSize bytesPerDay,
      @Nullable Long requestsPerMonth,
      @Nullable Long rowsPerMonth,
      @Nullable DataSize bytesPerMonth) {
    private @Nullable Long of(Measure measure, Period period) {
      boolean day = period == Period.DAY;
      return switch (measure) {
        case REQUESTS -> day ? requestsPerDay : requestsPerMonth;
        case ROWS -> day ? rowsPerDay : rowsPerMonth;
        case BYTES -> bytes(day ? bytesPerDay : bytesPerMonth);
      };
    }

    private static @Nullable Long bytes(@Nullable DataSize size) {
      return size == null ? null : size.toBytes();
    }
  }

  /** How much {@code party} may take, or null when there is no limit. */
  @Nullable Long limit(String party, Measure measure, Period period) {
    Allowance own = parties.get(party);
    Long limit = own == null ? null : own.of(measure, period);
    return limit == null ? everyone.of(measure, period) : limit;
  }
}
