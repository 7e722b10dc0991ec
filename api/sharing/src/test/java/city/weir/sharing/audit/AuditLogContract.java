package city.weir.sharing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Origin.Way;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.audit.chain.Canonical;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every audit log does. */
public abstract class AuditLogContract {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00.123Z");

  private static final String DATASET = "wuhan.health.hospital";

  /** A log without events. */
  protected abstract AuditLog log();

  private static AuditEvent event(int second, String subject, Outcome outcome) {
    return new AuditEvent(
        AT.plusSeconds(second),
        new Who(subject, "party-of-" + subject, "10.0.0.7"),
        Deed.of("rows.read")
            .on(DATASET)
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
    assertThat(log.newest(10))
        .containsExactly(event(2, "a", Outcome.DENY), bare, event(1, "a", Outcome.PERMIT));
    assertThat(log.newest(1)).containsExactly(event(2, "a", Outcome.DENY));
  }

  @Test
  void numbersEventsAndChainsThem() {
    AuditLog log = log();
    for (int i = 1; i <= 3; i++) {
      log.append(event(i, "a", Outcome.PERMIT));
    }
    Hash before = Hash.NONE;
    for (long sequence = 1; sequence <= 3; sequence++) {
      Entry entry = log.find(sequence).orElseThrow();
      assertThat(entry.hash()).isEqualTo(Canonical.hash(before, sequence, entry.event()));
      before = entry.hash();
    }
    assertThat(log.find(4)).isEmpty();
  }

  @Test
  void findsByWhatIsAskedFor() {
    AuditLog log = log();
    for (int i = 0; i < 4; i++) {
      log.append(event(i, i % 2 == 0 ? "a" : "b", i < 2 ? Outcome.PERMIT : Outcome.DENY));
    }
    assertThat(found(log, AuditFilter.ALL.bySubject("a"))).containsExactly(2L, 0L);
    assertThat(found(log, AuditFilter.ALL.onDataset("other"))).isEmpty();
    assertThat(found(log, AuditFilter.ALL.bySubject("a").ending(Outcome.DENY))).containsExactly(2L);
    assertThat(found(log, AuditFilter.ALL.between(AT.plusSeconds(1), AT.plusSeconds(3))))
        .containsExactly(2L, 1L);
    assertThat(found(log, like(null, null, "rows.", null, null))).hasSize(4);
    assertThat(found(log, like(null, null, "rows", null, null))).isEmpty();
    assertThat(found(log, like(null, null, null, "a-1", "IT'S"))).hasSize(4);
    assertThat(found(log, like(null, "party-of-b", null, null, null))).containsExactly(3L, 1L);
    assertThat(found(log, like(Set.of("x"), null, null, null, null))).isEmpty();
    assertThat(found(log, like(Set.of(), null, null, null, null))).isEmpty();
    assertThat(found(log, like(Set.of("x", DATASET), null, null, null, null))).hasSize(4);
  }

  private static AuditFilter like(
      @Nullable Set<String> within,
      @Nullable String party,
      @Nullable String action,
      @Nullable String agreement,
      @Nullable String text) {
    return new AuditFilter(within, null, party, null, action, null, agreement, text, null, null);
  }

  private static List<Long> found(AuditLog log, AuditFilter filter) {
    return log.search(filter, null, 10).entries().stream()
        .map(entry -> entry.event().deed().rows())
        .toList();
  }

  @Test
  void goesOnFromPageToPageWhateverIsAddedMeanwhile() {
    AuditLog log = log();
    for (int i = 0; i < 7; i++) {
      log.append(event(i, "a", Outcome.PERMIT));
    }
    List<Long> seen = new ArrayList<>();
    AuditPage page = log.search(AuditFilter.ALL, null, 3);
    while (true) {
      page.entries().forEach(entry -> seen.add(entry.sequence()));
      if (page.before() == null) {
        break;
      }
      log.append(event(9, "late", Outcome.DENY));
      page = log.search(AuditFilter.ALL, page.before(), 3);
    }
    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void addsUpWhoReadHowMuch() {
    AuditLog log = log();
    for (int i = 0; i < 6; i++) {
      log.append(event(i, i < 4 ? "a" : "b", i == 5 ? Outcome.DENY : Outcome.PERMIT));
    }
    assertThat(log.summarise(AuditFilter.ALL, EnumSet.of(Facet.SUBJECT), 10))
        .containsExactly(
            new AuditTotal(Map.of(Facet.SUBJECT, "a"), 4, 0, 6, AT, AT.plusSeconds(3)),
            new AuditTotal(
                Map.of(Facet.SUBJECT, "b"), 1, 1, 9, AT.plusSeconds(4), AT.plusSeconds(5)));
    assertThat(
            log.summarise(
                AuditFilter.ALL, EnumSet.of(Facet.DATASET, Facet.DAY, Facet.AGREEMENT), 10))
        .singleElement()
        .satisfies(
            total ->
                assertThat(total.of())
                    .isEqualTo(
                        Map.of(
                            Facet.DATASET,
                            DATASET,
                            Facet.DAY,
                            "2026-06-01",
                            Facet.AGREEMENT,
                            "a-1")));
    assertThat(log.summarise(AuditFilter.ALL, EnumSet.of(Facet.SUBJECT), 1)).hasSize(1);
    assertThat(log.summarise(AuditFilter.ALL.bySubject("c"), EnumSet.of(Facet.SUBJECT), 9))
        .isEmpty();
  }
}
