package city.weir.sharing.formats;

import city.weir.sharing.rows.RowHead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a header line before the lines of {@link CsvLine}. */
final class CsvRows implements RowWriter {
  private final OutputStream out;

  CsvRows(RowHead head, OutputStream out) throws IOException {
    this.out = out;
    String names = String.join(",", head.names().stream().map(CsvRows::quoted).toList());
    out.write((names + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String name) {
    return name.matches("[\\p{L}\\p{N}_]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void row(@Nullable Object[] row) throws IOException {
    out.write((byte[]) Objects.requireNonNull(row[0]));
  }

  /** A CSV file has no end of its own: whoever sends it must end what carries it. */
  @Override
  public void end(@Nullable String nextPageToken) throws IOException {
    out.flush();
  }
}
