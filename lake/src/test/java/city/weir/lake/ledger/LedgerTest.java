package city.weir.lake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.Lakes;
import city.weir.lake.TestLakes;
import city.weir.lake.upkeep.Keep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  private static final TableName NAME = new TableName(Lakes.AUDIT, "deed");
  private static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, "nr", Types.LongType.get()),
          NestedField.required(2, "at", Types.TimestampType.withZone()),
          NestedField.optional(3, "words", Types.ListType.ofRequired(4, Types.StringType.get())));
  private static final LedgerLayout LAYOUT = new LedgerLayout(NAME, SCHEMA, "nr", "at", List.of());

  @TempDir Path folder;
  private Lake lake;
  private Ledger ledger;

  @BeforeEach
  void open() {
    lake = TestLakes.Database.H2.open(folder);
    ledger = lake.ledger(LAYOUT);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** Number {@code nr}: every third is dated the month before, as around midnight. */
  private static Record row(long nr) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.setField("nr", nr);
    row.setField(
        "at",
        OffsetDateTime.of(LocalDate.of(2026, nr % 3 == 0 ? 5 : 6, 1).atTime(0, 0), ZoneOffset.UTC));
    row.setField("words", nr % 2 == 0 ? List.of("一", "two") : null);
    return row;
  }

  private static Iterator<Record> rows(long from, long until) {
    return LongStream.rangeClosed(from, until).mapToObj(LedgerTest::row).iterator();
  }

  private static List<Long> numbers(Ledger ledger, long from, long until) throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (CloseableIterable<Ledger.Row> rows = ledger.scan(from, until)) {
      for (Ledger.Row row : rows) {
        assertThat(row.values()).isEqualTo(row(row.number()));
        numbers.add(row.number());
      }
    }
    return numbers;
  }

  private static List<Long> range(long from, long until) {
    return LongStream.rangeClosed(from, until).boxed().toList();
  }

  @Test
  void beginsEmpty() throws Exception {
    assertThat(ledger.last()).isEqualTo(Ledger.NONE);
    assertThat(numbers(ledger, 1, 100)).isEmpty();
    assertThat(ledger.append(rows(1, 0))).isZero();
  }

  @Test
  void givesRowsInTheirOrderAcrossMonthsAndFiles() throws Exception {
    assertThat(ledger.append(rows(1, 10))).isEqualTo(10);
    ledger.append(rows(11, 20));
    assertThat(ledger.last()).isEqualTo(20);
    assertThat(numbers(ledger, 1, 20)).isEqualTo(range(1, 20));
    assertThat(numbers(ledger, 7, 13)).isEqualTo(range(7, 13));
  }

  /** Three years must not lie in a thousand files. */
  @Test
  void mergesWhatWasWrittenOnManyDays() throws Exception {
    for (int day = 1; day <= 30; day++) {
      GenericRecord row = GenericRecord.create(SCHEMA);
      row.setField("nr", (long) day);
      row.setField("at", OffsetDateTime.of(2026, 6, day, 8, 0, 0, 0, ZoneOffset.UTC));
      ledger.append(List.<Record>of(row).iterator());
    }
    assertThat(lake.upkeep().maintain(NAME, new Keep(Duration.ZERO, 1), Set.of()).compacted())
        .isEqualTo(30);
    assertThat(lake.facts(NAME).orElseThrow().files()).isEqualTo(1);
    assertThat(ledger.last()).isEqualTo(30);
  }

  @Test
  void keepsRowsAndTheirOrderWhenFilesAreMerged() throws Exception {
    for (int batch = 0; batch < 4; batch++) {
      ledger.append(rows(batch * 20 + 1, batch * 20 + 20));
    }
    int merged = lake.upkeep().maintain(NAME, new Keep(Duration.ZERO, 1), Set.of()).compacted();
    ledger.append(rows(81, 90));
    assertThat(merged).isPositive();
    assertThat(numbers(ledger, 1, 90)).isEqualTo(range(1, 90));
    assertThat(ledger.last()).isEqualTo(90);
  }

  @Test
  void isReadFromItsFilesAloneToo() throws Exception {
    ledger.append(rows(1, 5));
    ledger.append(rows(6, 12));
    Ledger files = Lakes.ledgerInFiles(folder.resolve("warehouse"), NAME, "nr").orElseThrow();
    assertThat(numbers(files, 1, 99)).isEqualTo(range(1, 12));
    ledger.append(rows(13, 14));
    assertThat(files.last()).isEqualTo(14);
    assertThat(
            Lakes.ledgerInFiles(
                folder.resolve("warehouse"), new TableName(Lakes.AUDIT, "none"), "nr"))
        .isEmpty();
  }
}
