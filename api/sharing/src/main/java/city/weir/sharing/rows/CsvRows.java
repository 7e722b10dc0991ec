package city.weir.sharing.rows;

import city.weir.sharing.view.View;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text that a spreadsheet would run as a formula is led by an apostrophe, as OWASP advises against
 * CSV injection; numbers and times are written as they are.
 */
final class CsvRows implements RowFormat.Writer {
  private static final String FORMULA = "=+-@\t\r";

  @Override
  public void write(RowPage page, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(page.columns().stream().map(View.Shown::name).toArray(String[]::new));
    for (@Nullable Object[] row : page.rows()) {
      @Nullable String[] fields = new String[row.length];
      for (int i = 0; i < row.length; i++) {
        fields[i] = field(row[i]);
      }
      csv.writeRecord(fields);
    }
    csv.flush();
    text.flush();
  }

  private static @Nullable String field(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    String text = Cells.text(value);
    boolean formula =
        value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
