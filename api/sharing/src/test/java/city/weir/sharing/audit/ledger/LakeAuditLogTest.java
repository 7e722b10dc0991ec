package city.weir.sharing.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.weir.lake.Lake;
import city.weir.lake.LakeConfig;
import city.weir.lake.Lakes;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditLogContract;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Events;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.InMemoryPositions;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.chain.Seal;
import city.weir.sharing.audit.chain.TestSealKeys;
import city.weir.sharing.audit.journal.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeAuditLogTest {
  @TempDir Path home;
  private final InMemoryPositions positions = new InMemoryPositions();
  private final TestSealKeys keys = new TestSealKeys();
  private Lake lake;

  @BeforeEach
  void openLake() {
    lake =
        Lakes.open(
            LakeConfig.of(
                "jdbc:h2:file:" + home.resolve("db/weir") + LakeConfig.H2_OPTIONS,
                "sa",
                "",
                home.resolve("warehouse")),
            Clock.systemUTC());
  }

  @AfterEach
  void closeLake() {
    lake.close();
  }

  private LakeAuditLog open(Positions at) {
    return LakeAuditLog.open(lake, home.resolve("journal"), at, keys, Clock.systemUTC(), false);
  }

  /** Everything is in the journal still. */
  @Nested
  class InTheJournal extends AuditLogContract {
    @Override
    protected AuditLog log() {
      return open(positions);
    }
  }

  /** Every event is brought into the lake at once. */
  @Nested
  class InTheLake extends AuditLogContract {
    @Override
    protected AuditLog log() {
      return new Drained(open(positions), 1);
    }
  }

  /** Some are here and some there. */
  @Nested
  class InBoth extends AuditLogContract {
    @Override
    protected AuditLog log() {
      return new Drained(open(positions), 2);
    }
  }

  private void append(LakeAuditLog log, int from, int until) {
    for (int i = from; i <= until; i++) {
      log.append(Events.event(i));
    }
  }

  private static List<Seal> seals(LakeAuditLog log) throws Exception {
    List<Seal> seals = new ArrayList<>();
    try (var rows = log.seals().scan(0, Long.MAX_VALUE)) {
      rows.forEach(row -> seals.add(SealTable.seal(row.values())));
    }
    return seals;
  }

  private static List<Long> inTheLake(LakeAuditLog log) throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (var rows = log.events().scan(0, Long.MAX_VALUE)) {
      rows.forEach(row -> numbers.add(row.number()));
    }
    return numbers;
  }

  @Test
  void sealsEachBatchThatGoesIntoTheLake() throws Exception {
    try (LakeAuditLog log = open(positions)) {
      append(log, 1, 3);
      assertThat(log.drain()).isEqualTo(3);
      assertThat(log.drain()).isZero();
      keys.rotate(Events.AT);
      append(log, 4, 5);
      assertThat(log.drain()).isEqualTo(2);
      assertThat(seals(log)).extracting(Seal::first).containsExactly(1L, 4L);
      assertThat(seals(log)).extracting(Seal::last).containsExactly(3L, 5L);
      for (Seal seal : seals(log)) {
        assertThat(keys.ring().fault(seal)).isEmpty();
        assertThat(log.find(seal.last()).map(Entry::hash)).contains(seal.hash());
      }
      assertThat(keys.ring().fault()).isEmpty();
      assertThat(positions.read().sealed()).isEqualTo(log.head());
    }
  }

  @Test
  void drainsWhatIsLeftWhenItIsClosed() throws Exception {
    LakeAuditLog log = open(positions);
    append(log, 1, 3);
    log.close();
    try (LakeAuditLog again = open(positions)) {
      assertThat(again.waiting()).isZero();
      assertThat(inTheLake(again)).containsExactly(1L, 2L, 3L);
      assertThat(again.newest(9)).hasSize(3);
    }
  }

  /** A crash after the commit of the events, and one after that of the seal. */
  @Test
  void neitherLosesNorDoublesWhenACrashComesBetweenItsSteps() throws Exception {
    LakeAuditLog log = open(new Forgetful(positions));
    append(log, 1, 3);
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(log::drain);
    assertThat(inTheLake(log)).containsExactly(1L, 2L, 3L);
    append(log, 4, 4);
    log.close();
    try (LakeAuditLog again = open(positions)) {
      assertThat(again.newest(9)).hasSize(4);
      again.drain();
      assertThat(inTheLake(again)).containsExactly(1L, 2L, 3L, 4L);
      assertThat(seals(again)).extracting(Seal::last).endsWith(4L);
      assertThat(again.search(AuditFilter.ALL, null, 9).entries())
          .extracting(Entry::sequence)
          .containsExactly(4L, 3L, 2L, 1L);
    }
  }

  @Test
  void refusesToGoOnWithoutItsJournalUnlessTheBreakIsAccepted() throws Exception {
    LakeAuditLog log = open(positions);
    append(log, 1, 3);
    log.drain();
    append(log, 4, 5);
    log.witness();
    Path journal = home.resolve("journal");
    List<Path> files;
    try (var list = Files.list(journal)) {
      files = list.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(() -> open(positions))
        .withMessageContaining("entry 5 was on record");
    try (LakeAuditLog on =
        LakeAuditLog.open(lake, journal, positions, keys, Clock.systemUTC(), true)) {
      assertThat(on.head().sequence()).isEqualTo(6);
      assertThat(on.find(6).orElseThrow().event().deed().action()).isEqualTo("audit.accept-break");
    }
    try (LakeAuditLog normal = open(positions)) {
      assertThat(normal.head().sequence()).isEqualTo(6);
    }
  }

  /** Does not save the sealed position, as if the process had died just before. */
  private record Forgetful(Positions positions) implements Positions {
    @Override
    public Marks read() {
      return positions.read();
    }

    @Override
    public void sealed(Head head) {
      throw new IllegalStateException("died");
    }

    @Override
    public void witnessed(Head head) {
      positions.witnessed(head);
    }
  }

  /** Drains after every so many events. */
  private static final class Drained extends DelegatingLog {
    private final int every;
    private int count;

    Drained(LakeAuditLog log, int every) {
      super(log);
      this.every = every;
    }

    @Override
    public void append(AuditEvent event) {
      log.append(event);
      count++;
      if (count % every == 0) {
        log.drain();
      }
    }
  }
}
