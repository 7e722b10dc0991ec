package city.weir.sharing.formats;

import city.weir.sharing.rows.Cells;
import city.weir.sharing.rows.RowHead;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers are number cells as long as a spreadsheet, which keeps 15 digits, keeps them exactly;
 * longer ones are text. Days are date cells; moments are text in ISO 8601, for a spreadsheet knows
 * no zones. Text is in cells of text, which are never run as a formula.
 */
final class XlsxRows implements RowWriter {
  private static final int ROWS_OF_SHEET = 1_048_576;
  private static final int ROWS_KEPT = 500;
  private static final int EXACT_DIGITS = 15;
  private static final long EXACT_WHOLE = 999_999_999_999_999L;

  private final List<String> names;
  private final OutputStream out;
  private final Workbook book;
  private Worksheet sheet;
  private int sheets;
  private int row;

  XlsxRows(RowHead head, OutputStream out) throws IOException {
    this.names = head.names();
    this.out = out;
    // Closing a workbook closes its stream.
    this.book = new Workbook(new Unclosed(out), "Weir", "1.0");
    this.sheet = nextSheet();
  }

  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private Worksheet nextSheet() {
    Worksheet next = book.newWorksheet(++sheets == 1 ? "data" : "data " + sheets);
    for (int i = 0; i < names.size(); i++) {
      next.inlineString(0, i, names.get(i));
    }
    row = 1;
    return next;
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    if (row == ROWS_OF_SHEET) {
      sheet.finish();
      sheet = nextSheet();
    }
    for (int i = 0; i < values.length; i++) {
      cell(i, values[i]);
    }
    if (++row % ROWS_KEPT == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (exact(value)) {
      sheet.value(row, column, (Number) value);
    } else if (value instanceof Boolean truth) {
      sheet.value(row, column, truth);
    } else if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else {
      sheet.inlineString(row, column, Cells.text(value));
    }
  }

  private static boolean exact(Object value) {
    if (value instanceof Long number) {
      return Math.abs(number) <= EXACT_WHOLE;
    }
    if (value instanceof BigDecimal number) {
      return number.precision() <= EXACT_DIGITS && number.scale() <= EXACT_DIGITS;
    }
    return value instanceof Double number && Double.isFinite(number);
  }

  @Override
  public void end(@Nullable String nextPageToken) throws IOException {
    book.close();
    out.flush();
  }
}
