package city.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Origin.Connector;
import city.weir.contract.Origin.Format;
import city.weir.contract.Origin.OnDrift;
import city.weir.pipelines.FakeLanding.Failure;
import city.weir.pipelines.artemis.MqttDoor;
import city.weir.pipelines.artemis.Publishers;
import city.weir.pipelines.feed.SourceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the lake is away, or a commit's outcome is unknown. */
class LakeTroubleTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path home;
  private final FakeLanding lake = new FakeLanding();
  private Ingest pushed;

  @BeforeEach
  void start() throws Exception {
    pushed = start(Connector.HTTP);
  }

  private Ingest start(Connector connector) throws IOException {
    return Ingest.start(
        IngestConfig.of(home, new MqttDoor("127.0.0.1", 0, 1 << 20, Publishers.NOBODY)),
        List.of(Contracts.of("gauge", connector, "gauges", Format.CSV, OnDrift.HOLD, "id")),
        lake,
        Clock.systemUTC());
  }

  @AfterEach
  void stop() throws Exception {
    pushed.close();
  }

  @Test
  void goesOnReceivingWhileTheLakeIsAwayAndSaysSo() throws Exception {
    lake.away(true);
    push(1, 100);
    RawRows.await(SOON, () -> status().lastError() != null);
    assertThat(status().waiting()).isEqualTo(100);
    assertThat(lake.rows()).isEmpty();
    lake.away(false);
    RawRows.await(SOON, () -> status().waiting() == 0);
    assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(ids(1, 100));
    RawRows.await(SOON, () -> status().lastError() == null);
  }

  @Test
  void landsOnceWhateverBecomesOfACommit() throws Exception {
    lake.fail(Failure.AFTER, Failure.BEFORE, Failure.AFTER, Failure.AFTER);
    push(1, 50);
    RawRows.await(SOON, () -> lake.commits() >= 1);
    push(51, 100);
    RawRows.await(SOON, () -> status().waiting() == 0 && lake.rows().size() >= 100);
    assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(ids(1, 100));
  }

  @Test
  void movesAFileThatLandedAndWasNotMovedWithoutLandingItAgain() throws Exception {
    pushed.close();
    pushed = start(Connector.DROP);
    lake.fail(Failure.AFTER);
    Files.writeString(home.resolve("drop/gauges/a.csv"), "id\n1\n2\n");
    RawRows.await(SOON, () -> !Files.exists(home.resolve("drop/gauges/a.csv")));
    assertThat(lake.rows()).containsExactly("1", "2");
    assertThat(lake.commits()).isEqualTo(1);
  }

  @Test
  void landsAFileAnewWhenTheLakeFailedWhileItWasReadOrCommitted() throws Exception {
    pushed.close();
    pushed = start(Connector.DROP);
    lake.fail(Failure.WRITING, Failure.BEFORE, Failure.WRITING);
    Files.writeString(home.resolve("drop/gauges/a.csv"), "id\n1\n2\n");
    RawRows.await(SOON, () -> !Files.exists(home.resolve("drop/gauges/a.csv")));
    assertThat(lake.rows()).containsExactly("1", "2");
    assertThat(lake.refused()).isEmpty();
  }

  @Test
  void keepsOneRefusalOfAFileWhoseRejectionWasInterrupted() throws Exception {
    pushed.close();
    pushed = start(Connector.DROP);
    lake.fail(Failure.AFTER);
    Files.writeString(home.resolve("drop/gauges/a.csv"), "nr\n1\n");
    RawRows.await(SOON, () -> Files.exists(home.resolve("rejected/gauges/a.csv")));
    assertThat(lake.refused()).singleElement().asString().contains("rejected/gauges/a.csv");
  }

  private void push(int from, int to) throws Exception {
    for (String id : ids(from, to)) {
      pushed.push("gauges", ("id\n" + id + "\n").getBytes(StandardCharsets.UTF_8), null, null);
    }
  }

  private static List<String> ids(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
  }

  private SourceStatus status() {
    return pushed.status().get(0);
  }
}
