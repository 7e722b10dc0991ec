package city.weir.server.demands;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a file for spreadsheets. What somebody wrote stays text and never becomes a formula.
 *
 * @param name of the worksheet
 */
record ListTable(String name, List<String> header, List<List<String>> rows) {
  private static final String FORMULAS = "=+-@\t\r";

  void xlsx(OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Weir", "1.0")) {
      Worksheet sheet = book.newWorksheet(name);
      sheet.freezePane(0, 1);
      for (int column = 0; column < header.size(); column++) {
        sheet.value(0, column, header.get(column));
        sheet.style(0, column).bold().fillColor("D9E8F5").set();
        sheet.width(column, 20);
      }
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < header.size(); column++) {
          sheet.value(row + 1, column, rows.get(row).get(column));
        }
      }
    }
  }

  void csv(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    writer.write('\ufeff');
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord(header);
    rows.forEach(row -> csv.writeRecord(row.stream().map(ListTable::plain).toList()));
    csv.flush();
  }

  private static String plain(String value) {
    return !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
