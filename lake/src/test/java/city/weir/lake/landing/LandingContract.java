package city.weir.lake.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import city.weir.lake.landing.LandingBatch.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What landing promises, on whichever database the catalog is. */
abstract class LandingContract {
  private static final Instant NOON = Instant.parse("2026-06-01T04:00:00.123456Z");
  private static final RawTable STAGES =
      new RawTable(new TableName("raw", "river_stage"), List.of("stcd", "站名", "a.b"));

  @TempDir Path folder;
  private Lake lake;
  private Landing landing;

  abstract Database database();

  @BeforeEach
  void open() {
    lake = database().open(folder);
    landing = lake.landing();
    landing.ensure(STAGES);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void landsRowsAndRefusedRecordsTogether() {
    try (LandingBatch batch = landing.begin(STAGES, "b1")) {
      batch.add(at(7), Arrays.asList("62601700", "汉口", null), "{\"x\":1}");
      batch.refuse(at(8), "{broken", "Not JSON: ...");
      assertThat(rows(STAGES.name())).isEmpty();

      LandingBatch.Landed landed = batch.commit(new BatchStamp("mqtt", "b1", 7, 8));

      assertThat(landed.rows()).isEqualTo(1);
      assertThat(landed.refused()).isEqualTo(1);
      assertThat(landed.snapshot())
          .isEqualTo(lake.table(STAGES.name()).currentSnapshot().snapshotId());
    }
    assertThat(rows(STAGES.name()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getField("stcd")).isEqualTo("62601700");
              assertThat(row.getField("站名")).isEqualTo("汉口");
              assertThat(row.getField("a_b")).isNull();
              assertThat(row.getField("_extra")).isEqualTo("{\"x\":1}");
              assertThat(row.getField("_batch")).isEqualTo("b1");
              assertThat(row.getField("_offset")).isEqualTo(7L);
              assertThat(row.getField("_received_at")).hasToString("2026-06-01T04:00:00.123456Z");
            });
    assertThat(rows(STAGES.quarantine()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getField("record")).isEqualTo("{broken");
              assertThat(row.getField("stage")).isEqualTo("decode");
              assertThat(row.getField("dataset")).isNull();
            });
  }

  @Test
  void findsTheNewestStampOfEachLog() {
    land("b1", "mqtt", 1, 2);
    land("b2", "drop:hospitals", 0, 9);
    land("b3", "mqtt", 3, 4);

    assertThat(landing.latest(STAGES, "mqtt")).contains(new BatchStamp("mqtt", "b3", 3, 4));
    assertThat(landing.latest(STAGES, "drop:hospitals"))
        .contains(new BatchStamp("drop:hospitals", "b2", 0, 9));
    assertThat(landing.latest(STAGES, "http")).isEmpty();
  }

  @Test
  void namesExactlyTheOffsetsOfABatch() {
    BatchStamp stamp = new BatchStamp("mqtt", "b1", 3, 900);
    try (LandingBatch batch = landing.begin(STAGES, "b1")) {
      batch.add(at(900), Arrays.asList("a", null, null), null);
      batch.add(at(3), Arrays.asList("b", null, null), null);
      batch.refuse(at(17), "?", "Not JSON");
      batch.commit(stamp);
    }
    land("b2", "mqtt", 4, 5);

    assertThat(landing.offsets(STAGES, stamp)).isEqualTo(Set.of(3L, 17L, 900L));
  }

  @Test
  void stampsABatchWhoseRecordsWereAllRefused() {
    try (LandingBatch batch = landing.begin(STAGES, "b1")) {
      batch.refuse(at(1), "?", "Not JSON");
      batch.commit(new BatchStamp("mqtt", "b1", 1, 1));
    }

    BatchStamp found = landing.latest(STAGES, "mqtt").orElseThrow();
    assertThat(landing.offsets(STAGES, found)).containsExactly(1L);
  }

  @Test
  void keepsStampsAcrossARestart() {
    land("b1", "mqtt", 1, 2);
    lake.close();
    lake = reopen();

    assertThat(lake.landing().latest(STAGES, "mqtt")).contains(new BatchStamp("mqtt", "b1", 1, 2));
  }

  @Test
  void leavesNothingOfABatchThatWasNotCommitted() throws IOException {
    try (LandingBatch batch = landing.begin(STAGES, "b1")) {
      batch.add(at(1), Arrays.asList("a", null, null), null);
      batch.refuse(at(2), "?", "Not JSON");
    }

    assertThat(rows(STAGES.name())).isEmpty();
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).isEmpty();
    }
  }

  @Test
  void refusesAStampOfAnotherBatch() {
    try (LandingBatch batch = landing.begin(STAGES, "b1")) {
      assertThatThrownBy(() -> batch.commit(new BatchStamp("mqtt", "b2", 1, 1)))
          .hasMessageContaining("Cannot commit batch b1 under the stamp of b2");
    }
  }

  @Test
  void addsTheColumnsThatNewContractsRead() {
    land("b1", "mqtt", 1, 1);
    RawTable wider = new RawTable(STAGES.name(), List.of("z", "stcd"));
    landing.ensure(wider);
    try (LandingBatch batch = landing.begin(wider, "b2")) {
      batch.add(at(2), List.of("17.2", "62601700"), null);
      batch.commit(new BatchStamp("mqtt", "b2", 2, 2));
    }

    assertThat(rows(STAGES.name()))
        .extracting(row -> row.getField("stcd"), row -> row.getField("z"))
        .containsExactlyInAnyOrder(tuple("s", null), tuple("62601700", "17.2"));
  }

  @Test
  void landsOnWhenMainMovedMeanwhile() {
    try (LandingBatch slow = landing.begin(STAGES, "b1")) {
      slow.add(at(1), Arrays.asList("slow", null, null), null);
      land("b2", "drop", 0, 0);
      lake.table(STAGES.name()).updateProperties().set("note", "by a steward").commit();
      slow.commit(new BatchStamp("mqtt", "b1", 1, 1));
    }

    assertThat(rows(STAGES.name())).hasSize(2);
    assertThat(lake.table(STAGES.name()).properties()).containsEntry("note", "by a steward");
  }

  @Test
  void tellsListenersOfBothTables() {
    List<TableName> heard = new CopyOnWriteArrayList<>();
    lake.onCommit(
        (table, snapshot) -> {
          throw new IllegalStateException("a listener must not break a commit");
        });
    lake.onCommit((table, snapshot) -> heard.add(table));

    try (LandingBatch batch = landing.begin(STAGES, "b1")) {
      batch.add(at(1), Arrays.asList("a", null, null), null);
      batch.refuse(at(2), "?", "Not JSON");
      batch.commit(new BatchStamp("mqtt", "b1", 1, 2));
    }

    assertThat(heard).containsExactlyInAnyOrder(STAGES.name(), STAGES.quarantine());
  }

  @Test
  void leavesFewMetadataFilesBehind() throws IOException {
    for (int i = 0; i < 30; i++) {
      land("b" + i, "mqtt", i, i);
    }

    try (Stream<Path> files = Files.walk(folder.resolve("warehouse/raw/river_stage/metadata"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".metadata.json")))
          .hasSizeLessThan(25);
    }
  }

  private Lake reopen() {
    return database().open(folder);
  }

  private void land(String id, String log, long first, long last) {
    try (LandingBatch batch = landing.begin(STAGES, id)) {
      for (long offset = first; offset <= last; offset++) {
        batch.add(at(offset), Arrays.asList("s", null, null), null);
      }
      batch.commit(new BatchStamp(log, id, first, last));
    }
  }

  private static Envelope at(long offset) {
    return new Envelope("mqtt:hydrology/1/stage", offset, NOON, "00");
  }

  private List<Record> rows(TableName name) {
    return TestFiles.rows(lake.table(name));
  }
}
