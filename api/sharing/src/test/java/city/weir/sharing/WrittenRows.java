package city.weir.sharing;

import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.formats.RowWriter;
import city.weir.sharing.rows.PlannedRows;
import city.weir.sharing.rows.RowHead;
import city.weir.sharing.rows.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Answers as their readers see them. */
public final class WrittenRows {
  private WrittenRows() {}

  /** Writes all rows as the export does. */
  public static void export(PlannedRows rows, RowFormat format, OutputStream out) throws Exception {
    Whole whole = new Whole(format, out);
    rows.export(format.lines(), Duration.ofMinutes(1), whole);
    whole.writer().end(null);
  }

  private static final class Whole implements RowSink {
    private final RowFormat format;
    private final OutputStream out;
    private @Nullable RowWriter writer;

    Whole(RowFormat format, OutputStream out) {
      this.format = format;
      this.out = out;
    }

    RowWriter writer() {
      return Objects.requireNonNull(writer);
    }

    @Override
    public void begin(RowHead head) throws IOException {
      writer = format.begin(head, out);
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
      writer().row(row);
    }
  }

  /** What a reader of {@code format} finds in {@code bytes}, as text. */
  public static String text(RowFormat format, byte[] bytes, Path folder) throws Exception {
    return switch (format) {
      case XLSX -> sheets(bytes, folder);
      case PARQUET -> parquet(bytes, folder, "SELECT * FROM %s").toString();
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  private static String sheets(byte[] bytes, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "rows", ".xlsx");
    Files.write(file, bytes);
    try (ZipFile book = new ZipFile(file.toFile())) {
      String sheet =
          new String(
              book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      return Pattern.compile("&#x([0-9a-fA-F]+);")
          .matcher(sheet)
          .replaceAll(escaped -> Character.toString(Integer.parseInt(escaped.group(1), 16)));
    }
  }

  /** The rows of {@code query} over a Parquet file, in which %s stands for it. */
  public static List<List<Object>> parquet(byte[] bytes, Path folder, String query)
      throws Exception {
    Path file = Files.createTempFile(folder, "rows", ".parquet");
    Files.write(file, bytes);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query.formatted("read_parquet('" + file + "')"))) {
      List<List<Object>> all = new java.util.ArrayList<>();
      while (rows.next()) {
        List<Object> row = new java.util.ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getObject(i)));
        }
        all.add(row);
      }
      return all;
    }
  }
}
