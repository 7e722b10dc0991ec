package city.weir.pipelines.log;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.pipelines.RawRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every ingest log must do. Stated for its push side; how topics are filled is its own. */
public abstract class IngestLogContract {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Channel CHANNEL = new Channel("raw.a@http/a", Channel.Kind.PUSH, "a");
  private static final Channel OTHER = new Channel("raw.b@http/b", Channel.Kind.PUSH, "b");

  /** Opens the log; a second time, after it was closed, with all that is in it. */
  protected abstract IngestLog open() throws IOException;

  @Test
  void givesOutWhatWasAppendedUntilItIsAcknowledged() throws Exception {
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      append(log, CHANNEL, "one", null);
      append(log, CHANNEL, "two", null);
      RawRows.await(LONG, () -> log.waiting(CHANNEL) == 2);
      List<LogEntry> first = read(log, 2, Set.of(), false);
      List<LogEntry> again = read(log, 2, Set.of(), true);
      assertThat(texts(again)).containsExactlyInAnyOrder("one", "two");
      assertThat(positions(again)).containsExactlyInAnyOrderElementsOf(positions(first));
      assertThat(nothing(log, Set.of())).isTrue();
      RawRows.await(LONG, () -> log.waiting(CHANNEL) == 0);
    }
  }

  @Test
  void keepsWhatIsNotAcknowledgedWhenItIsOpenedAgain() throws Exception {
    String id;
    List<Long> positions;
    try (IngestLog log = open()) {
      id = log.id();
      log.open(CHANNEL);
      append(log, CHANNEL, "gone", null);
      read(log, 1, Set.of(), true);
      append(log, CHANNEL, "kept", null);
      positions = positions(read(log, 1, Set.of(), false));
    }
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      assertThat(log.id()).isEqualTo(id);
      List<LogEntry> again = read(log, 1, Set.of(), true);
      assertThat(texts(again)).containsExactly("kept");
      assertThat(positions(again)).isEqualTo(positions);
      append(log, CHANNEL, "new", null);
      assertThat(positions(read(log, 1, Set.of(), true))).doesNotContainAnyElementsOf(positions);
    }
  }

  @Test
  void doesNotGiveOutAgainWhatTheCallerKnowsToHaveLanded() throws Exception {
    List<Long> landed;
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      append(log, CHANNEL, "landed", null);
      landed = positions(read(log, 1, Set.of(), false));
      append(log, CHANNEL, "not yet", null);
    }
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      assertThat(texts(read(log, 1, Set.copyOf(landed), false))).containsExactly("not yet");
      RawRows.await(LONG, () -> log.waiting(CHANNEL) == 1);
    }
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      assertThat(texts(read(log, 1, Set.of(), true))).containsExactly("not yet");
      assertThat(nothing(log, Set.of())).isTrue();
    }
  }

  @Test
  void appendsAMessageOnceUnderItsKey() throws Exception {
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      assertThat(append(log, CHANNEL, "one", "k1")).isTrue();
      assertThat(append(log, CHANNEL, "one", "k1")).isFalse();
    }
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      assertThat(append(log, CHANNEL, "one", "k1")).isFalse();
      assertThat(append(log, CHANNEL, "two", "k2")).isTrue();
      assertThat(texts(read(log, 2, Set.of(), true))).containsExactlyInAnyOrder("one", "two");
      assertThat(nothing(log, Set.of())).isTrue();
    }
  }

  @Test
  void keepsChannelsApart() throws Exception {
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      log.open(OTHER);
      append(log, OTHER, "for b", "k");
      append(log, CHANNEL, "for a", "k");
      assertThat(texts(read(log, 1, Set.of(), true))).containsExactly("for a");
      RawRows.await(LONG, () -> log.waiting(OTHER) == 1);
    }
  }

  @Test
  void keepsLargeMessagesWhole() throws Exception {
    String large = "江".repeat(2_000_000);
    try (IngestLog log = open()) {
      log.open(CHANNEL);
      append(log, CHANNEL, large, null);
      assertThat(texts(read(log, 1, Set.of(), true))).containsExactly(large);
    }
  }

  private static boolean append(IngestLog log, Channel channel, String text, @Nullable String key)
      throws IOException {
    return log.append(channel, text.getBytes(StandardCharsets.UTF_8), key);
  }

  private static List<LogEntry> read(
      IngestLog log, int count, Set<Long> landed, boolean acknowledge) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    try (LogReader reader = log.read(CHANNEL, landed)) {
      while (entries.size() < count) {
        LogEntry entry = reader.next(LONG);
        assertThat(entry).as("entry %d of %d", entries.size() + 1, count).isNotNull();
        entries.add(entry);
      }
      if (acknowledge) {
        reader.acknowledge();
      }
    }
    return entries;
  }

  private static boolean nothing(IngestLog log, Set<Long> landed) throws IOException {
    try (LogReader reader = log.read(CHANNEL, landed)) {
      return reader.next(SHORT) == null;
    }
  }

  private static List<String> texts(List<LogEntry> entries) {
    return entries.stream().map(e -> new String(e.body(), StandardCharsets.UTF_8)).toList();
  }

  private static List<Long> positions(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::position).toList();
  }
}
