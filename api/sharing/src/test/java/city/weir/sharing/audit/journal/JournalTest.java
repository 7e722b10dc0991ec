package city.weir.sharing.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Events;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Canonical;
import city.weir.sharing.audit.chain.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = home.resolve("journal");
  }

  private Journal open() {
    return Journal.open(folder, Head.START, Head.START);
  }

  private void append(int from, int until) {
    try (Journal journal = open()) {
      for (int i = from; i <= until; i++) {
        journal.append(Events.event(i));
      }
    }
  }

  private static void holds(Journal journal, long last) {
    assertThat(journal.entries())
        .extracting(Entry::sequence)
        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    Hash before = Hash.NONE;
    for (Entry entry : journal.entries()) {
      assertThat(entry.hash()).isEqualTo(Canonical.hash(before, entry.sequence(), entry.event()));
      before = entry.hash();
    }
  }

  @Test
  void goesOnWhereItEnded() {
    append(1, 3);
    append(4, 5);
    try (Journal journal = open()) {
      holds(journal, 5);
      assertThat(journal.head().sequence()).isEqualTo(5);
      assertThat(journal.cut()).isZero();
    }
  }

  @Test
  void keepsEveryEventOfManyThreadsOnceAndInOneChain() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (Journal journal = open()) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        int first = thread * 100;
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 100; i++) {
                    journal.append(Events.event(first + i));
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      holds(journal, 1600);
      assertThat(journal.entries())
          .extracting(e -> e.event().deed().rows())
          .doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void cutsOffWhatWasNotWrittenToItsEnd() throws IOException {
    append(1, 3);
    Path last = onlyFile();
    byte[] bytes = Files.readAllBytes(last);
    append(4, 4);
    Path torn = lastFile();
    byte[] fourth = Files.readAllBytes(torn);
    for (int length = 1; length < fourth.length; length += 7) {
      Files.write(last, bytes);
      Files.write(torn, Arrays.copyOf(fourth, length));
      try (Journal journal = open()) {
        assertThat(journal.cut()).isEqualTo(length);
        holds(journal, 3);
        journal.append(Events.event(4));
        holds(journal, 4);
      }
      Files.deleteIfExists(torn);
    }
  }

  @Test
  void refusesWhatWasDamagedAfterItWasWritten() throws IOException {
    append(1, 3);
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[30] ^= 1;
    Files.write(file, bytes);
    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(this::open)
        .withMessageContaining("damaged at byte 0")
        .withMessageContaining("bin/weir audit verify")
        .withMessageContaining("weir.audit.accept-break");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void refusesAJournalWithoutWhatWasOnRecord() throws IOException {
    append(1, 3);
    Head third;
    try (Journal journal = open()) {
      third = journal.head();
    }
    Files.delete(onlyFile());
    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(() -> Journal.open(folder, Head.START, third))
        .withMessageContaining("ends with entry 0, but entry 3 was on record");
  }

  @Test
  void refusesAJournalThatDoesNotGoOnFromTheLake() {
    append(1, 3);
    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(() -> Journal.open(folder, new Head(2, Hash.NONE), Head.START))
        .withMessageContaining("another entry 2 than the lake");
  }

  @Test
  void dropsOnlyWhatIsSafeElsewhere() {
    append(1, 3);
    try (Journal journal = open()) {
      List<Segment> safe = journal.roll();
      journal.append(Events.event(4));
      Head third = Head.of(journal.entries().get(2));
      journal.drop(safe);
      assertThat(journal.entries()).extracting(Entry::sequence).containsExactly(4L);
      assertThat(journal.roll()).hasSize(1);
      journal.close();
      try (Journal again = Journal.open(folder, third, Head.START)) {
        assertThat(again.head().sequence()).isEqualTo(4);
      }
    }
  }

  @Test
  void takesNothingOnceItIsClosed() {
    Journal journal = open();
    journal.close();
    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(() -> journal.append(Events.event(1)))
        .withMessageContaining("closed");
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().orElseThrow();
    }
  }

  private Path lastFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().reduce((a, b) -> b).orElseThrow();
    }
  }
}
