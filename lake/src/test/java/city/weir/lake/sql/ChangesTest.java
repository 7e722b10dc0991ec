package city.weir.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangesTest {
  private static final TableName PUMPS = new TableName("resource", "pump");
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "state", Types.StringType.get()));

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Database.H2.open(folder);
    lake.catalog().createTable(TableIdentifier.of("resource", "pump"), SCHEMA);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void anEmptyTableHasNoChanges() {
    assertThat(lake.changes().head(PUMPS)).isZero();
    assertThat(lake.changes().since(PUMPS, 0)).isEmpty();
    assertThat(lake.changes().lastChange(PUMPS)).isEmpty();
    assertThatThrownBy(() -> lake.changes().since(PUMPS, 5))
        .isInstanceOfSatisfying(Changes.NotKept.class, e -> assertThat(e.earliest()).isZero())
        .hasMessageContaining("nothing was published in it yet");
  }

  @Test
  void rowsThatAreAppendedCostNoComparison() throws SQLException {
    long first = append(row(1, "on"));
    long second = append(row(2, "on"), row(3, "off"));

    assertThat(lake.changes().since(PUMPS, 0)).containsExactly(first, second);
    assertThat(lake.changes().since(PUMPS, first)).containsExactly(second);
    assertThat(lake.changes().since(PUMPS, second)).isEmpty();
    Changes.Change change = lake.changes().at(PUMPS, second);
    assertThat(change.removed()).isNull();
    assertThat(rows(change.added())).containsExactly("2 on", "3 off");
  }

  @Test
  void filesThatWereWrittenAnewGiveTheRowsBeforeAndAfter() throws SQLException {
    append(row(9, "far away"));
    Table table = lake.table(PUMPS);
    DataFile old = TestFiles.write(table, row(1, "on"), row(2, "on"));
    table.newFastAppend().appendFile(old).commit();
    long merged =
        commit(
            lake.table(PUMPS)
                .newOverwrite()
                .deleteFile(old)
                .addFile(TestFiles.write(table, row(1, "on"), row(2, "off"), row(3, "on"))));

    Changes.Change change = lake.changes().at(PUMPS, merged);
    assertThat(rows(change.added())).containsExactly("1 on", "2 off", "3 on");
    assertThat(rows(change.removed())).containsExactly("1 on", "2 on");
  }

  @Test
  void rowsThatOnlyMovedAreNoChangeAndNoNews() throws SQLException {
    Table table = lake.table(PUMPS);
    DataFile one = TestFiles.write(table, row(1, "on"));
    DataFile two = TestFiles.write(table, row(2, "on"));
    table.newFastAppend().appendFile(one).appendFile(two).commit();
    Snapshot appended = lake.table(PUMPS).currentSnapshot();
    long compacted =
        commit(
            lake.table(PUMPS)
                .newRewrite()
                .deleteFile(one)
                .deleteFile(two)
                .addFile(TestFiles.write(table, row(1, "on"), row(2, "on"))));

    Changes.Change change = lake.changes().at(PUMPS, compacted);
    assertThat(rows(change.added())).isEmpty();
    assertThat(change.removed()).isNull();
    assertThat(lake.changes().head(PUMPS)).isEqualTo(compacted);
    assertThat(lake.changes().lastChange(PUMPS))
        .contains(
            new Changes.Published(
                appended.snapshotId(), Instant.ofEpochMilli(appended.timestampMillis())));
  }

  @Test
  void whatIsStagedIsNoChange() {
    append(row(1, "on"));
    Table table = lake.table(PUMPS);
    table
        .newFastAppend()
        .appendFile(TestFiles.write(table, row(2, "refused")))
        .toBranch("batch")
        .commit();
    long staged = lake.table(PUMPS).snapshot("batch").snapshotId();

    assertThatThrownBy(() -> lake.changes().at(PUMPS, staged)).isInstanceOf(Changes.NotKept.class);
    assertThatThrownBy(() -> lake.changes().since(PUMPS, staged))
        .isInstanceOf(Changes.NotKept.class);
  }

  @Test
  void tellsTheEarliestThatIsKept() {
    long expired = append(row(1, "on"));
    long kept = append(row(2, "on"));
    lake.table(PUMPS).expireSnapshots().expireSnapshotId(expired).commit();

    assertThatThrownBy(() -> lake.changes().since(PUMPS, expired))
        .isInstanceOfSatisfying(
            Changes.NotKept.class,
            e -> {
              assertThat(e.earliest()).isEqualTo(kept);
              assertThat(e).hasMessageContaining("the earliest kept is " + kept);
            });
    assertThat(lake.changes().since(PUMPS, 0)).containsExactly(kept);
  }

  private static Record row(long id, String state) {
    Record row = GenericRecord.create(SCHEMA);
    row.setField("id", id);
    row.setField("state", state);
    return row;
  }

  private long append(Record... rows) {
    Table table = lake.table(PUMPS);
    return commit(table.newFastAppend().appendFile(TestFiles.write(table, rows)));
  }

  private long commit(org.apache.iceberg.SnapshotUpdate<?> update) {
    update.commit();
    return lake.table(PUMPS).currentSnapshot().snapshotId();
  }

  private List<String> rows(@Nullable String relation) throws SQLException {
    return lake.sql()
        .query(
            "SELECT id, state FROM " + relation + " ORDER BY id",
            List.of(),
            Duration.ofSeconds(30),
            result -> {
              List<String> all = new ArrayList<>();
              while (result.next()) {
                all.add(result.getLong(1) + " " + result.getString(2));
              }
              return all;
            });
  }
}
