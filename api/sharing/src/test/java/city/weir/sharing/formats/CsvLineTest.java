package city.weir.sharing.formats;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.ColumnType;
import city.weir.sharing.policy.Words;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.RowHead;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

class CsvLineTest {
  private static @Nullable Connection duck;

  @BeforeContainer
  static void open() throws SQLException {
    duck = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterContainer
  static void close() throws SQLException {
    connection().close();
  }

  private static Connection connection() {
    return java.util.Objects.requireNonNull(duck);
  }

  private static Field field(String name, ColumnType type) {
    return new Field(name, type, false, Set.of());
  }

  private static String line(List<Field> fields, String from) throws SQLException {
    try (PreparedStatement statement =
            connection().prepareStatement("SELECT " + CsvLine.sql(fields) + " FROM " + from);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return new String(rows.getBytes(1), StandardCharsets.UTF_8);
    }
  }

  @Provide
  Arbitrary<String> awkward() {
    return Arbitraries.strings()
        .withChars('a', ',', '"', '\n', '\r', '\t', '=', '+', '-', '@', ' ', '\'', '医', '|')
        .ofMaxLength(6);
  }

  @Property(tries = 300)
  void anyTextIsReadBackAsItWasButForTheGuardAgainstFormulas(
      @ForAll("awkward") String first, @ForAll("awkward") String second) throws Exception {
    List<Field> fields =
        List.of(field("a", new ColumnType.Text()), field("b", new ColumnType.Text()));
    String written;
    try (PreparedStatement statement =
        connection()
            .prepareStatement("SELECT " + CsvLine.sql(fields) + " FROM (SELECT ? AS a, ? AS b)")) {
      statement.setString(1, first);
      statement.setString(2, second);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        written = new String(rows.getBytes(1), StandardCharsets.UTF_8);
      }
    }
    List<CsvRecord> read = CsvReader.builder().ofCsvRecord(written).stream().toList();
    assertThat(read).hasSize(1);
    assertThat(read.get(0).getFields()).containsExactly(guarded(first), guarded(second));
  }

  private static String guarded(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Property(tries = 1)
  void valuesAreExactAndTimesAreIso() throws Exception {
    List<Field> fields =
        List.of(
            field("whole", new ColumnType.Whole()),
            field("exact", new ColumnType.Exact(38, 3)),
            field("floating", new ColumnType.Floating()),
            field("truth", new ColumnType.Truth()),
            field("day", new ColumnType.Day()),
            field("moment", new ColumnType.Moment()),
            field("clock", new ColumnType.LocalMoment()),
            field("nothing", new ColumnType.Moment()),
            field("none", new ColumnType.Text()),
            field("empty", new ColumnType.Text()));
    String from =
        "(SELECT -9223372036854775807 AS whole, -12345678901234567890123456789012345.678 AS exact,"
            + " CAST(-0.1 AS DOUBLE) AS floating, true AS truth, DATE '2026-06-01' AS day,"
            + " TIMESTAMPTZ '2026-06-01T08:00:00.12+08:00' AS moment,"
            + " TIMESTAMP '2026-06-01T08:00:00' AS clock, CAST(NULL AS TIMESTAMPTZ) AS nothing,"
            + " CAST(NULL AS VARCHAR) AS none, '' AS empty)";
    assertThat(line(fields, from))
        .isEqualTo(
            "-9223372036854775807,-12345678901234567890123456789012345.678,-0.1,true,2026-06-01,"
                + "2026-06-01T00:00:00.12Z,2026-06-01T08:00:00,,,\"\"\r\n");
  }

  @Property(tries = 1)
  void theHeaderQuotesNamesThatNeedIt() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFormat.CSV
        .begin(
            new RowHead(
                List.of(field("站名", new ColumnType.Text()), field("a\"b,c", new ColumnType.Text())),
                1,
                new Words("", "")),
            out)
        .end(null);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("站名,\"a\"\"b,c\"\r\n");
  }
}
