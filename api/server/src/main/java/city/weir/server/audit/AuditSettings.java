package city.weir.server.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is kept.
 *
 * @param drainEvents the journal goes into the lake once it has so many events
 * @param drainEvery and at least this often when it has any
 * @param keyLife a key that seals is followed by another after this time
 * @param acceptBreak go on when the journal cannot be gone on with; the break stays on record
 */
@ConfigurationProperties("weir.audit")
record AuditSettings(
    @DefaultValue("20000") long drainEvents,
    @DefaultValue("60s") Duration drainEvery,
    @DefaultValue("365d") Duration keyLife,
    @DefaultValue("false") boolean acceptBreak) {
  AuditSettings {
    if (drainEvents < 1 || drainEvery.isNegative() || keyLife.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "weir.audit: drain-events is %d, drain-every %s, key-life %s; set at least 1, 0s and 1d"
              .formatted(drainEvents, drainEvery, keyLife));
    }
  }
}
