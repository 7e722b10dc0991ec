package city.weir.sharing.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Events;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.Who;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalTest {
  @Test
  void isWrittenAsTheFormatSays() {
    AuditEvent event =
        new AuditEvent(
            Instant.parse("2026-06-01T00:00:00.000001Z"),
            new Who("水务", "p", null),
            Deed.of("rows.read").on("d").gave(2, List.of("a", "bc")),
            Outcome.PERMIT,
            "",
            "c");
    assertThat(new String(Canonical.prefix(7), UTF_8)).isEqualTo("20:weir-audit-1/sha-256,1:7,");
    assertThat(new String(Canonical.body(event), UTF_8))
        .isEqualTo(
            "16:1780272000000001,6:水务,1:p,-,9:rows.read,1:d,-,-,-,6:PERMIT,0:,1:2,1:c,1:2,1:a,2:bc,");
    assertThat(Canonical.hash(Hash.NONE, 7, event).toString())
        .isEqualTo("90f4f17b465de306f3ef57b42f4c20f24327221a47ef822de90758e4950035a1");
  }

  @Property(tries = 300)
  void readsBackWhatItWrote(@ForAll("events") AuditEvent event) {
    assertThat(Canonical.parse(Canonical.body(event))).isEqualTo(event);
  }

  @Property(tries = 300)
  void tellsDifferentEventsApart(
      @ForAll("events") AuditEvent one, @ForAll("events") AuditEvent other) {
    assertThat(Arrays.equals(Canonical.body(one), Canonical.body(other)))
        .isEqualTo(one.equals(other));
  }

  @Test
  void refusesWhatBreaksOff() {
    byte[] body = Canonical.body(Events.event(1));
    for (int length = 0; length < body.length; length++) {
      byte[] less = Arrays.copyOf(body, length);
      assertThatIllegalArgumentException().isThrownBy(() -> Canonical.parse(less));
    }
    byte[] more = Arrays.copyOf(body, body.length + 1);
    assertThatIllegalArgumentException().isThrownBy(() -> Canonical.parse(more));
  }

  @Provide
  Arbitrary<AuditEvent> events() {
    // Few letters, so that fields often differ only in where one ends and the next begins.
    Arbitrary<String> text = Arbitraries.strings().withChars("a:,-1水").ofMaxLength(4);
    Arbitrary<String> maybe = text.injectNull(0.3);
    Arbitrary<Who> who = Combinators.combine(text, text, maybe).as(Who::new);
    Arbitrary<Deed> deed =
        Combinators.combine(
                text,
                maybe,
                maybe,
                maybe,
                maybe,
                Arbitraries.longs().between(-1, 5),
                text.list().ofMaxSize(2))
            .as(Deed::new);
    return Combinators.combine(
            Arbitraries.longs().between(0, 3).map(Instant::ofEpochSecond),
            who,
            deed,
            Arbitraries.of(Outcome.class),
            text,
            text)
        .as(AuditEvent::new);
  }
}
