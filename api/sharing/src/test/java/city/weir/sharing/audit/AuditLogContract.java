package city.weir.sharing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Origin.Way;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog.Query;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every audit log does. */
public abstract class AuditLogContract {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00.123Z");

  /** A log without events. */
  protected abstract AuditLog log();

  private static AuditEvent event(int second, String subject, Outcome outcome) {
    return new AuditEvent(
        AT.plusSeconds(second),
        new Who(subject, "party-of-" + subject, "10.0.0.7"),
        Deed.of("rows.read")
            .on("wuhan.health.hospital")
            .by(Way.QUERY)
            .under("a-1", "防汛")
            .gave(second, List.of("id", "name")),
        outcome,
        "仅限本辖区, it's \"so\"",
        "c-" + second);
  }

  @Test
  void keepsEverythingTheNewestFirst() {
    AuditLog log = log();
    AuditEvent bare =
        new AuditEvent(AT, Who.itself("x"), Deed.of("token.issue"), Outcome.DENY, "", "c");
    log.append(event(1, "a", Outcome.PERMIT));
    log.append(bare);
    log.append(event(2, "a", Outcome.DENY));
    assertThat(log.search(Query.newest(10)))
        .containsExactly(event(2, "a", Outcome.DENY), event(1, "a", Outcome.PERMIT), bare);
    assertThat(log.search(Query.newest(1))).containsExactly(event(2, "a", Outcome.DENY));
  }

  @Test
  void findsBySubjectDatasetOutcomeAndTime() {
    AuditLog log = log();
    for (int i = 0; i < 4; i++) {
      log.append(event(i, i % 2 == 0 ? "a" : "b", i < 2 ? Outcome.PERMIT : Outcome.DENY));
    }
    assertThat(log.search(new Query("a", null, null, null, null, 10))).hasSize(2);
    assertThat(log.search(new Query(null, "other", null, null, null, 10))).isEmpty();
    assertThat(log.search(new Query("a", "wuhan.health.hospital", Outcome.DENY, null, null, 10)))
        .containsExactly(event(2, "a", Outcome.DENY));
    assertThat(log.search(new Query(null, null, null, AT.plusSeconds(1), AT.plusSeconds(3), 10)))
        .extracting(event -> event.deed().rows())
        .containsExactly(2L, 1L);
  }
}
