package city.weir.sharing.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.lake.LakeConfig;
import city.weir.lake.Lakes;
import city.weir.lake.upkeep.Keep;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Events;
import city.weir.sharing.audit.chain.InMemoryPositions;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.TestSealKeys;
import city.weir.sharing.audit.journal.Segment;
import city.weir.sharing.audit.ledger.EventTable;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import city.weir.sharing.audit.ledger.SealTable;
import city.weir.sharing.audit.ledger.Tampering;
import city.weir.sharing.audit.verify.Finding.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries 1 to 10 and 11 to 20 in the lake, each sealed; 21 to 25 in the journal. */
class VerificationTest {
  @TempDir Path home;
  private final InMemoryPositions positions = new InMemoryPositions();
  private final TestSealKeys keys = new TestSealKeys();
  private Lake lake;
  private LakeAuditLog log;

  @BeforeEach
  void fill() {
    lake =
        Lakes.open(
            LakeConfig.of(
                "jdbc:h2:file:" + home.resolve("db/weir") + LakeConfig.H2_OPTIONS,
                "sa",
                "",
                warehouse()),
            Clock.systemUTC());
    log = LakeAuditLog.open(lake, journal(), positions, keys, Clock.systemUTC(), false);
    append(1, 10);
    log.drain();
    append(11, 20);
    log.drain();
    append(21, 25);
    log.witness();
  }

  @AfterEach
  void close() {
    log.close();
    lake.close();
  }

  private Path warehouse() {
    return home.resolve("warehouse");
  }

  private Path journal() {
    return home.resolve("journal");
  }

  private void append(int from, int until) {
    for (int i = from; i <= until; i++) {
      // All of one day, so that each batch is one file.
      AuditEvent event = Events.event(i);
      log.append(
          new AuditEvent(
              Events.AT,
              event.who(),
              event.deed(),
              event.outcome(),
              event.reason(),
              event.correlation()));
    }
  }

  private Report verify(Span span) {
    return new Verification(
            new Stored(
                Lakes.ledgerInFiles(warehouse(), EventTable.NAME, EventTable.SEQUENCE)
                    .orElseThrow(),
                Lakes.ledgerInFiles(warehouse(), SealTable.NAME, SealTable.LAST).orElseThrow(),
                journal(),
                keys.ring(),
                positions.read()),
            number -> {})
        .run(span);
  }

  private void isBroken(long sequence, Kind kind, String file) {
    Report report = verify(Span.ALL);
    assertThat(report.broken())
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.kind()).isEqualTo(kind);
              assertThat(finding.sequence()).isEqualTo(sequence);
              assertThat(finding.file()).contains(file);
            });
    assertThat(report.head().sequence()).isLessThan(Math.max(sequence, 21));
  }

  @Test
  void findsEverythingAsItWasWritten() {
    Report report = verify(Span.ALL);
    assertThat(report.broken()).isEmpty();
    assertThat(report.intact()).isEqualTo(25);
    assertThat(report.head()).isEqualTo(log.head());
    assertThat(report.sealed()).isEqualTo(20);
    assertThat(report.notes()).containsExactly("entries 21 to 25 are chained and not sealed yet");
  }

  @Test
  void verifiesAPartBetweenSeals() {
    assertThat(verify(Span.parse("15", "16"))).satisfies(part -> covers(part, 11, 20));
    assertThat(verify(Span.parse("3", "3"))).satisfies(part -> covers(part, 1, 10));
    assertThat(verify(Span.parse(null, "2000-01-01T00:00:00Z")))
        .satisfies(part -> covers(part, 1, 10));
    assertThat(verify(Span.parse("2100-01-01T00:00:00Z", null)))
        .satisfies(part -> covers(part, 21, 25));
  }

  private static void covers(Report part, long first, long last) {
    assertThat(part.broken()).isEmpty();
    assertThat(part.first()).isEqualTo(first);
    assertThat(part.head().sequence()).isEqualTo(last);
  }

  @Test
  void findsTheSameAfterFilesWereMerged() {
    for (int i = 26; i < 50; i++) {
      append(i, i);
      log.drain();
    }
    assertThat(
            lake.upkeep()
                .maintain(EventTable.NAME, new Keep(Duration.ZERO, 1), Set.of())
                .compacted())
        .isPositive();
    lake.upkeep().maintain(SealTable.NAME, new Keep(Duration.ZERO, 1), Set.of());
    Report report = verify(Span.ALL);
    assertThat(report.broken()).isEmpty();
    assertThat(report.sealed()).isEqualTo(49);
  }

  private void tamper(Consumer<List<Record>> change) throws Exception {
    Tampering.events(warehouse(), change);
  }

  @Test
  void namesAnEntryThatWasChangedInTheLake() throws Exception {
    tamper(rows -> rows.get(6).setField("subject", "somebody else"));
    isBroken(7, Kind.CHANGED, ".parquet");
  }

  @Test
  void namesAnEntryThatIsGone() throws Exception {
    tamper(rows -> rows.remove(4));
    isBroken(5, Kind.MISSING, ".parquet");
  }

  @Test
  void namesAnEntryThatWasPutIn() throws Exception {
    tamper(rows -> rows.add(5, rows.get(4)));
    isBroken(5, Kind.INSERTED, ".parquet");
  }

  @Test
  void namesEntriesThatChangedPlaces() throws Exception {
    tamper(rows -> Collections.swap(rows, 3, 8));
    isBroken(4, Kind.REORDERED, ".parquet");
  }

  @Test
  void namesAFileThatIsGone() throws Exception {
    Files.delete(Tampering.files(warehouse(), "event").get(1));
    isBroken(11, Kind.UNREADABLE, "");
  }

  @Test
  void namesAFormItDoesNotKnow() throws Exception {
    tamper(rows -> rows.get(2).setField("form", "weir-audit-9"));
    isBroken(3, Kind.UNREADABLE, ".parquet");
  }

  @Test
  void namesASealThatWasForged() throws Exception {
    Tampering.seals(
        warehouse(),
        rows -> {
          Record seal = rows.get(0);
          seal.setField("signature", "AAAA");
        });
    isBroken(11, Kind.SEAL_WRONG, "audit.seal");
  }

  @Test
  void namesWhatWasCutOffTheJournal() throws Exception {
    Path last = Segment.in(journal()).get(0).file();
    byte[] bytes = Files.readAllBytes(last);
    // The last append is gone, as if it had never been.
    Files.write(last, Arrays.copyOf(bytes, bytes.length - 3));
    isBroken(25, Kind.TAIL_CUT, "");
    Files.write(last, bytes);
    assertThat(verify(Span.ALL).broken()).isEmpty();
  }

  @Test
  void namesWhatWasDamagedInTheJournal() throws Exception {
    Path last = Segment.in(journal()).get(0).file();
    byte[] bytes = Files.readAllBytes(last);
    bytes[40] ^= 1;
    Files.write(last, bytes);
    isBroken(21, Kind.UNREADABLE, ".journal");
    bytes[40] ^= 1;
    Files.write(last, bytes);
  }

  @Test
  void trustsNoKeyThatIsNotVouchedFor() {
    KeyRing.Key foreign = new TestSealKeys().ring().keys().get(0);
    Stored stored =
        new Stored(
            log.events(), log.seals(), journal(), keys.ring().with(foreign), positions.read());
    assertThat(new Verification(stored, number -> {}).run(Span.ALL).broken())
        .hasValueSatisfying(finding -> assertThat(finding.kind()).isEqualTo(Kind.KEY_WRONG));
  }

  @Test
  void goesOnWhileEventsComeInAndAreDrained() throws Exception {
    Thread writer =
        new Thread(
            () -> {
              for (int i = 26; i < 226; i++) {
                append(i, i);
                if (i % 20 == 0) {
                  log.drain();
                }
              }
            });
    writer.start();
    while (writer.isAlive()) {
      assertThat(verify(Span.ALL).broken()).isEmpty();
    }
    writer.join();
    assertThat(verify(Span.ALL).intact()).isEqualTo(225);
  }
}
