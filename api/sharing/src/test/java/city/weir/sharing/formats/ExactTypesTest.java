package city.weir.sharing.formats;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.ColumnType;
import city.weir.sharing.WrittenRows;
import city.weir.sharing.policy.Words;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.RowHead;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What formats with types keep of them. */
class ExactTypesTest {
  private static final RowHead HEAD =
      new RowHead(
          List.of(
              field("whole", new ColumnType.Whole()),
              field("exact", new ColumnType.Exact(38, 3)),
              field("floating", new ColumnType.Floating()),
              field("truth", new ColumnType.Truth()),
              field("day", new ColumnType.Day()),
              field("moment", new ColumnType.Moment()),
              field("clock", new ColumnType.LocalMoment()),
              field("文字", new ColumnType.Text())),
          7,
          new Words("因为", "because"));
  private static final @Nullable Object[] ROW = {
    9_007_199_254_740_993L,
    new BigDecimal("12345678901234567890.125"),
    0.1,
    true,
    LocalDate.parse("2026-06-01"),
    OffsetDateTime.parse("2026-06-01T00:00:00.000001Z"),
    LocalDateTime.parse("2026-06-01T08:00:00"),
    "=1+1"
  };

  @TempDir Path folder;

  private static Field field(String name, ColumnType type) {
    return new Field(name, type, false, Set.of());
  }

  private static byte[] written(RowFormat format, int times) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = format.begin(HEAD, out);
    writer.row(new Object[HEAD.columns().size()]);
    for (int i = 0; i < times; i++) {
      writer.row(ROW);
    }
    writer.end(null);
    return out.toByteArray();
  }

  @Test
  void parquetKeepsEveryTypeAndValue() throws Exception {
    byte[] file = written(RowFormat.PARQUET, 2);
    assertThat(
            WrittenRows.parquet(
                file, folder, "SELECT column_type FROM (DESCRIBE SELECT * FROM %s)"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "BIGINT",
            "DECIMAL(38,3)",
            "DOUBLE",
            "BOOLEAN",
            "DATE",
            "TIMESTAMP WITH TIME ZONE",
            "TIMESTAMP",
            "VARCHAR");
    List<List<Object>> rows =
        WrittenRows.parquet(
            file,
            folder,
            "SELECT whole, exact, floating, truth, day, epoch_us(moment), clock, 文字 FROM %s");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).containsOnly("null");
    assertThat(rows.get(2))
        .containsExactly(
            "9007199254740993",
            "12345678901234567890.125",
            "0.1",
            "true",
            "2026-06-01",
            "1780272000000001",
            "2026-06-01 08:00:00.0",
            "=1+1");
  }

  @Test
  void parquetWithoutRowsStillHasItsColumns() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFormat.PARQUET.begin(HEAD, out).end(null);
    assertThat(
            WrittenRows.parquet(
                out.toByteArray(), folder, "SELECT column_name FROM (DESCRIBE SELECT * FROM %s)"))
        .hasSize(8)
        .contains(List.of("文字"));
  }

  @Test
  void aWorkbookHasNumbersOnlyWhereItKeepsThem() throws Exception {
    String text = WrittenRows.text(RowFormat.XLSX, written(RowFormat.XLSX, 1), folder);
    assertThat(text)
        .contains("<t>9007199254740993</t>", "<t>12345678901234567890.125</t>", "<v>0.1</v>")
        .contains("<t>2026-06-01T00:00:00.000001Z</t>", "<t>=1+1</t>")
        .doesNotContain("<f>");
  }

  @Test
  void aLineOfJsonStandsForItself() throws Exception {
    String[] lines =
        new String(written(RowFormat.NDJSON, 2), StandardCharsets.UTF_8).split("\n", -1);
    assertThat(lines).hasSize(4);
    assertThat(lines[1])
        .isEqualTo(lines[2])
        .startsWith("{\"whole\":9007199254740993,\"exact\":12345678901234567890.125,")
        .endsWith("}");
    assertThat(lines[3]).isEmpty();
  }

  @Test
  void linesOfJsonSayWhenTheyAreNotAll() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = RowFormat.NDJSON.begin(HEAD, out);
    writer.row(ROW);
    assertThat(writer.brokenOff("the agreement has ended")).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("}\n{\"error\":\"the agreement has ended\"}\n");
  }
}
