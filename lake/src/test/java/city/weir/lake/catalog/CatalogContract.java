package city.weir.lake.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.TestLakes.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateRequirement;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalog promises, on whichever database it is. */
abstract class CatalogContract {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.optional(1, "x", Types.StringType.get()));
  private static final TableName A = new TableName("resource", "a");
  private static final TableName B = new TableName("theme", "b");

  @TempDir Path folder;
  private Lake lake;

  abstract Database database();

  @BeforeEach
  void open() {
    lake = database().open(folder);
    lake.catalog().createTable(Names.idOf(A), SCHEMA);
    lake.catalog().createTable(Names.idOf(B), SCHEMA);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void hasTheZonesAndQuarantine() {
    assertThat(((SupportsNamespaces) lake.catalog()).listNamespaces())
        .extracting(Namespace::toString)
        .contains("raw", "resource", "theme", "topic", "quarantine");
  }

  @Test
  void refusesTablesOfZonesThatAreNotThere() {
    assertThatThrownBy(
            () -> lake.catalog().createTable(TableIdentifier.of("elsewhere", "x"), SCHEMA))
        .isInstanceOf(NoSuchNamespaceException.class);
  }

  @Test
  void refusesTablesOutsideTheWarehouse() {
    assertThatThrownBy(
            () ->
                lake.catalog()
                    .buildTable(TableIdentifier.of("resource", "x"), SCHEMA)
                    .withLocation("file://" + folder.resolve("warehouse/../elsewhere"))
                    .create())
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("outside the warehouse");
  }

  @Test
  void keepsLocationsAsTheyWereGiven() {
    assertThat(lake.table(A).location())
        .isEqualTo("file://" + folder.resolve("warehouse/resource/a"));
  }

  @Test
  void commitsSeveralTablesTogether() {
    lake.commitTransaction(List.of(setting(A, "1"), setting(B, "1")));

    assertThat(lake.table(A).properties()).containsEntry("k", "1");
    assertThat(lake.table(B).properties()).containsEntry("k", "1");
  }

  @Test
  void commitsNothingWhenOneRequirementFails() throws IOException {
    TableChange wrong =
        new TableChange(
            Names.idOf(B),
            List.of(new UpdateRequirement.AssertTableUUID("00000000-0000-0000-0000-000000000000")),
            setting(B, "1").updates());
    long before = files();

    assertThatThrownBy(() -> lake.commitTransaction(List.of(setting(A, "1"), wrong)))
        .isInstanceOf(CommitFailedException.class);
    assertThat(lake.table(A).properties()).doesNotContainKey("k");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void refusesATransactionOverATableThatIsNotThere() {
    TableName nowhere = new TableName("topic", "nowhere");

    assertThatThrownBy(
            () -> lake.commitTransaction(List.of(setting(A, "1"), setting(nowhere, "1"))))
        .isInstanceOf(NoSuchTableException.class);
    assertThat(lake.table(A).properties()).doesNotContainKey("k");
  }

  @Test
  void losesNoneOfManyCommitsAtOnce() throws Exception {
    int writers = 4;
    int commits = 5;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> running =
          IntStream.range(0, writers)
              .<Future<?>>mapToObj(
                  writer ->
                      pool.submit(
                          () -> {
                            start.await();
                            for (int i = 0; i < commits; i++) {
                              String key = "w" + writer + "-" + i;
                              // Half of them name the tables the other way round.
                              List<TableChange> both =
                                  writer % 2 == 0
                                      ? List.of(setting(A, key, "1"), setting(B, key, "1"))
                                      : List.of(setting(B, key, "1"), setting(A, key, "1"));
                              lake.commitTransaction(both);
                            }
                            return null;
                          }))
              .toList();
      start.countDown();
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(lake.table(A).properties()).hasSizeGreaterThanOrEqualTo(writers * commits);
    assertThat(lake.table(B).properties()).hasSizeGreaterThanOrEqualTo(writers * commits);
  }

  private static TableChange setting(TableName table, String value) {
    return setting(table, "k", value);
  }

  private static TableChange setting(TableName table, String key, String value) {
    return new TableChange(
        Names.idOf(table),
        List.of(),
        List.of(new MetadataUpdate.SetProperties(Map.of(key, value))));
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("warehouse"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
