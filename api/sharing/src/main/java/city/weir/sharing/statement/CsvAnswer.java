package city.weir.sharing.statement;

import city.weir.sharing.sql.SqlResult;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text that a spreadsheet would run as a formula is led by an apostrophe, as OWASP advises against
 * CSV injection; numbers are written as they are. Null is an empty field, empty text a quoted one.
 */
final class CsvAnswer {
  private static final String FORMULA = "=+-@\t\r";

  private CsvAnswer() {}

  static void write(SqlResult result, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(result.names().stream().map(CsvAnswer::harmless).toArray(String[]::new));
    result
        .rows()
        .forEach(
            row -> {
              @Nullable String[] fields = new String[row.size()];
              for (int i = 0; i < fields.length; i++) {
                fields[i] = field(row.get(i));
              }
              csv.writeRecord(fields);
            });
    csv.flush();
    text.flush();
  }

  private static @Nullable String field(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Number ? value.toString() : harmless(value.toString());
  }

  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
