package city.weir.lake.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import city.weir.lake.landing.BatchStamp;
import city.weir.lake.landing.LandingBatch;
import city.weir.lake.landing.RawTable;
import city.weir.lake.publish.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpkeepTest {
  private static final RawTable GAS = new RawTable(new TableName("raw", "gas"), List.of("value"));
  private static final int BATCHES = 24;

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void landBatches() {
    lake = Database.H2.open(folder);
    lake.landing().ensure(GAS);
    for (int i = 0; i < BATCHES; i++) {
      land(i);
    }
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void mergesSmallFilesAndLosesNoRow() {
    Upkeep.Done done =
        lake.upkeep().maintain(GAS.name(), new Keep(Duration.ofDays(1), 1), Set.of());

    assertThat(done.compacted()).isEqualTo(BATCHES);
    assertThat(done.expired()).isEqualTo(BATCHES);
    assertThat(TestFiles.rows(table()))
        .extracting(row -> row.getField("_offset"))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, BATCHES).boxed().toList());
  }

  @Test
  void deletesMergedFilesOnceNoSnapshotLeadsToThem() throws IOException {
    Keep newest = new Keep(Duration.ofDays(1), 1);
    lake.upkeep().maintain(GAS.name(), newest, Set.of());
    land(BATCHES);
    lake.upkeep().maintain(GAS.name(), newest, Set.of());

    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).hasSize(2);
    }
    assertThat(TestFiles.rows(table())).hasSize(BATCHES + 1);
  }

  @Test
  void keepsWhatReadersHaveNotReadYet() {
    long reader = snapshots().get(10);

    lake.upkeep().maintain(GAS.name(), new Keep(Duration.ZERO, 1), Set.of(reader, 4711L));

    // From the reader's snapshot on, and the one that compacted.
    assertThat(snapshots()).hasSize(BATCHES - 10 + 1).startsWith(reader);
    assertThat(TestFiles.added(table(), reader).stream().map(row -> row.getField("value")).toList())
        .hasSize(BATCHES - 11)
        .contains("v11", "v23");
  }

  @Test
  void keepsStampsWithinTheHistory() {
    lake.upkeep().maintain(GAS.name(), Keep.usual(GAS.name()), Set.of());

    BatchStamp stamp = lake.landing().latest(GAS, "mqtt").orElseThrow();
    assertThat(stamp.batch()).isEqualTo("b23");
    assertThat(lake.landing().offsets(GAS, stamp)).containsExactly(23L);
  }

  @Test
  void leavesTablesThatAreWellAlone() {
    Keep keep = new Keep(Duration.ofDays(1), 1000);
    lake.upkeep().maintain(GAS.name(), keep, Set.of());

    assertThat(lake.upkeep().maintain(GAS.name(), keep, Set.of())).isEqualTo(new Upkeep.Done(0, 0));
  }

  /** A day that is over must not stay in a few files for ever. */
  @Test
  void mergesTheRestOfAPartitionThatIsNotWrittenToAnyMore() {
    Keep keep = new Keep(Duration.ofDays(1), 1);
    lake.upkeep().maintain(GAS.name(), keep, Set.of());
    land(BATCHES);
    land(BATCHES + 1);
    assertThat(lake.upkeep().maintain(GAS.name(), keep, Set.of()).compacted()).isZero();

    Table table = table();
    for (int i = 0; i < Compaction.QUIET_COMMITS; i++) {
      table.newFastAppend().commit();
    }

    assertThat(lake.upkeep().maintain(GAS.name(), keep, Set.of()).compacted()).isEqualTo(3);
    assertThat(TestFiles.rows(table())).hasSize(BATCHES + 2);
  }

  @Test
  void maintainsAllTablesUpToWherePromotionsHaveRead() {
    long promoted = snapshots().get(2);
    lake.catalog().createTable(TableIdentifier.of("resource", "gas"), table().schema());
    lake.table(new TableName("resource", "gas"))
        .newFastAppend()
        .set(Publisher.UPSTREAM + "raw.gas", String.valueOf(promoted))
        .set(Publisher.UPSTREAM + "raw.other", "none")
        .commit();

    lake.upkeep().maintainAll(Set.of());

    assertThat(snapshots()).contains(promoted);
    assertThat(TestFiles.rows(table())).hasSize(BATCHES);
    assertThat(lake.facts(GAS.name()).orElseThrow().files()).isEqualTo(1);
  }

  private void land(int i) {
    try (LandingBatch batch = lake.landing().begin(GAS, "b" + i)) {
      batch.add(
          new LandingBatch.Envelope("mqtt:gas/1", i, Instant.parse("2026-06-01T00:00:00Z"), "00"),
          List.of("v" + i),
          null);
      batch.commit(new BatchStamp("mqtt", "b" + i, i, i));
    }
  }

  private Table table() {
    return lake.table(GAS.name());
  }

  private List<Long> snapshots() {
    List<Long> ids = new ArrayList<>();
    table().snapshots().forEach(snapshot -> ids.add(snapshot.snapshotId()));
    return ids;
  }
}
