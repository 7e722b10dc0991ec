package city.weir.sharing.audit;

import city.weir.contract.Origin.Way;
import city.weir.sharing.audit.AuditEvent.Outcome;
import java.time.Instant;
import java.util.List;

/** Events to try things with. */
public final class Events {
  public static final Instant AT = Instant.parse("2026-06-01T15:59:50Z");

  private Events() {}

  /** The {@code i}th: a read of {@code i} rows, every fifth of them denied. */
  public static AuditEvent event(int i) {
    Deed deed =
        Deed.of("rows.read")
            .on("wuhan.health.hospital")
            .by(Way.QUERY)
            .under(i % 3 == 0 ? null : "a-" + i % 3, "防汛")
            .gave(i, List.of("id", "name"));
    return new AuditEvent(
        AT.plusSeconds(i),
        new Who("s-" + i % 7, "p-" + i % 2, i % 2 == 0 ? null : "10.0.0.7"),
        deed,
        i % 5 == 0 ? Outcome.DENY : Outcome.PERMIT,
        "原因 " + i,
        "c-" + i);
  }
}
