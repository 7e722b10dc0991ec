package city.weir.sharing.statement;

import city.weir.sharing.sql.Prepared;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.view.Explanation;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook: the rows, and on a second sheet what was held back of them and why. Whole numbers too
 * long for a spreadsheet are written as text; so is a value too long for a cell, cut and marked.
 */
final class XlsxAnswer {
  private static final int LONGEST_TEXT = 32_767;
  private static final int MOST_DIGITS = 15;
  private static final String CUT = " […]";

  private XlsxAnswer() {}

  static void write(SqlResult result, OutputStream out) throws IOException {
    // The workbook would close what it was given.
    OutputStream open =
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
    try (Workbook workbook = new Workbook(open, "Weir", "1.0")) {
      rows(result, workbook.newWorksheet("结果 Rows"));
      about(result.reads(), workbook.newWorksheet("说明 About"));
    }
  }

  private static void rows(SqlResult result, Worksheet sheet) throws IOException {
    line(sheet, 0, result.names());
    int[] at = {1};
    result
        .rows()
        .forEach(
            row -> {
              for (int i = 0; i < row.size(); i++) {
                cell(sheet, at[0], i, row.get(i));
              }
              at[0]++;
            });
  }

  private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (value instanceof Boolean truth) {
      sheet.value(row, column, truth);
    } else if (value instanceof Number number
        && new BigDecimal(number.toString()).stripTrailingZeros().precision() <= MOST_DIGITS) {
      sheet.value(row, column, number);
    } else {
      sheet.inlineString(row, column, fitting(value.toString()));
    }
  }

  private static String fitting(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT - CUT.length()) + CUT;
  }

  private static void about(List<Prepared.Read> reads, Worksheet sheet) {
    line(sheet, 0, List.of("表 Table", "快照 Snapshot", "范围 Part", "原因 Why", "Why"));
    int at = 1;
    for (Prepared.Read read : reads) {
      Explanation said = read.explanation();
      String snapshot = Long.toString(read.snapshot());
      String rows = said.rows() == null ? "全部行 all rows" : said.rows().zh();
      line(sheet, at++, List.of(said.table(), snapshot, rows, said.why().zh(), said.why().en()));
      for (Explanation.Limited column : said.columns()) {
        line(
            sheet,
            at++,
            List.of(
                said.table(),
                snapshot,
                column.name() + ": " + column.how(),
                column.why().zh(),
                column.why().en()));
      }
    }
  }

  private static void line(Worksheet sheet, int row, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      sheet.inlineString(row, i, fitting(texts.get(i)));
    }
  }
}
