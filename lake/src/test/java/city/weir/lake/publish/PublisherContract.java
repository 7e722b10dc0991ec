package city.weir.lake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.TestFiles;
import city.weir.lake.TestLakes.Database;
import city.weir.lake.publish.Publisher.PublishConflictException;
import city.weir.lake.publish.Publisher.Staged;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishing promises, on whichever database the catalog is. */
abstract class PublisherContract {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "station", Types.StringType.get()));
  private static final TableName STAGE = new TableName("resource", "river_stage");
  private static final TableName REFUSED = new TableName("quarantine", "river_stage");
  private static final String ORDER = "order_1";
  private static final Staged STAGED = new Staged(STAGE, ORDER);
  private static final Staged STAGED_REFUSED = new Staged(REFUSED, ORDER);

  @TempDir Path folder;
  private Lake lake;
  private Publisher publisher;

  abstract Database database();

  @BeforeEach
  void open() {
    lake = database().open(folder);
    publisher = lake.publisher();
    lake.catalog().createTable(TableIdentifier.of("resource", "river_stage"), SCHEMA);
    lake.catalog().createTable(TableIdentifier.of("quarantine", "river_stage"), SCHEMA);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void showsWhatWasStagedInAllTablesAtOnce() {
    append(STAGE, "old");
    stage(STAGE, "new");
    stage(REFUSED, "bad");
    assertThat(stations(STAGE)).containsExactly("old");
    List<TableName> heard = new CopyOnWriteArrayList<>();
    lake.onCommit((table, snapshot) -> heard.add(table));

    publisher.publish(List.of(STAGED, STAGED_REFUSED));

    assertThat(stations(STAGE)).containsExactlyInAnyOrder("old", "new");
    assertThat(stations(REFUSED)).containsExactly("bad");
    assertThat(heard).containsExactlyInAnyOrder(STAGE, REFUSED);
    assertThat(lake.table(STAGE).refs()).containsOnlyKeys("main");
  }

  @Test
  void publishesABranchOntoAnEmptyTable() {
    stage(STAGE, "first");

    publisher.publish(List.of(STAGED));

    assertThat(stations(STAGE)).containsExactly("first");
  }

  @Test
  void publishesABranchThatWasMadeBeforeItsTableHadASnapshot() {
    // Creating a branch on an empty table, as Spark does, makes an empty snapshot without parent.
    lake.table(STAGE).manageSnapshots().createBranch(ORDER).commit();
    stage(STAGE, "first");

    publisher.publish(List.of(STAGED));

    assertThat(stations(STAGE)).containsExactly("first");
  }

  @Test
  void refusesABranchFromBeforeTheFirstSnapshotOnceMainHasOne() {
    stage(STAGE, "new");
    append(STAGE, "other");

    assertThatThrownBy(() -> publisher.publish(List.of(STAGED)))
        .isInstanceOf(PublishConflictException.class);
    assertThat(stations(STAGE)).containsExactly("other");
  }

  @Test
  void publishesTheSameTwiceWithoutHarm() {
    append(STAGE, "old");
    stage(STAGE, "new");
    publisher.publish(List.of(STAGED));

    publisher.publish(List.of(STAGED));

    assertThat(stations(STAGE)).containsExactlyInAnyOrder("old", "new");
  }

  @Test
  void publishesNothingWhenMainOfOneTableMoved() {
    append(STAGE, "old");
    stage(STAGE, "new");
    stage(REFUSED, "bad");
    append(STAGE, "someone else's");

    assertThatThrownBy(() -> publisher.publish(List.of(STAGED_REFUSED, STAGED)))
        .isInstanceOf(PublishConflictException.class)
        .hasMessageContaining("main moved to snapshot")
        .hasMessageContaining("order_1");
    assertThat(stations(STAGE)).containsExactlyInAnyOrder("old", "someone else's");
    assertThat(stations(REFUSED)).isEmpty();
    assertThat(lake.table(REFUSED).refs()).containsKey(ORDER);
  }

  @Test
  void appendsToQuarantineWhichLandingHasMovedMeanwhile() {
    append(REFUSED, "decoded badly");
    stage(STAGE, "new");
    stage(REFUSED, "standardised badly");
    stage(REFUSED, "and another");
    append(REFUSED, "decoded badly too");

    publisher.publish(List.of(STAGED, STAGED_REFUSED));
    publisher.publish(List.of(STAGED, STAGED_REFUSED));

    assertThat(stations(REFUSED))
        .containsExactlyInAnyOrder(
            "decoded badly", "standardised badly", "and another", "decoded badly too");
    assertThat(lake.table(REFUSED).currentSnapshot().summary()).containsEntry("weir.order", ORDER);
  }

  @Test
  void refusesWhatWasNeverStaged() {
    assertThatThrownBy(() -> publisher.publish(List.of(STAGED)))
        .isInstanceOf(PublishConflictException.class)
        .hasMessageContaining("no branch order_1");
  }

  @Test
  void discardsBranchesWhereverTheyAre() {
    append(STAGE, "old");
    stage(STAGE, "new");

    publisher.discard(
        List.of(STAGED, STAGED_REFUSED, new Staged(new TableName("theme", "nowhere"), ORDER)));
    publisher.discard(List.of(STAGED, STAGED_REFUSED));

    assertThat(lake.table(STAGE).refs()).containsOnlyKeys("main");
    assertThat(stations(STAGE)).containsExactly("old");
  }

  @Test
  void remembersHowFarAPromotionCame() {
    assertThat(publisher.summary(STAGE)).isEmpty();
    stage(STAGE, "new");
    publisher.publish(List.of(STAGED));
    // Someone compacts, or writes by hand: the newest snapshot says nothing of promotions.
    append(STAGE, "by hand");

    assertThat(publisher.summary(STAGE))
        .containsEntry("weir.upstream.raw.river_stage", "42")
        .containsEntry("weir.order", ORDER);
  }

  private void append(TableName name, String station) {
    Table table = lake.table(name);
    table.newFastAppend().appendFile(file(table, station)).commit();
  }

  private void stage(TableName name, String station) {
    Table table = lake.table(name);
    table
        .newFastAppend()
        .appendFile(file(table, station))
        .set("weir.order", ORDER)
        .set("weir.upstream.raw.river_stage", "42")
        .toBranch(ORDER)
        .commit();
  }

  private static DataFile file(Table table, String station) {
    Record row = GenericRecord.create(SCHEMA);
    row.setField("station", station);
    return TestFiles.write(table, row);
  }

  private List<String> stations(TableName name) {
    return TestFiles.rows(lake.table(name)).stream()
        .map(row -> String.valueOf(row.getField("station")))
        .toList();
  }
}
