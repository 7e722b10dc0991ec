package city.weir.catalog.sheet;

import city.weir.catalog.draft.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads the texts of an XLSX file, held to limits. Formulas count as what they gave last. */
final class GridReader {
  /** Rows of one worksheet at most. */
  static final int MOST_ROWS = 200_000;

  private static final int MOST_COLUMNS = 200;

  /** Cells of all worksheets at most, merged ones counted as often as they cover cells. */
  private static final long MOST_CELLS = 4_000_000;

  /** Characters of all different texts at most. */
  private static final long MOST_CHARACTERS = 24_000_000;

  private static final int TELL_EVERY = 200;

  private static final Words SAVE_ANEW =
      new Words("请用电子表格软件打开，另存为 .xlsx", "Open it in a spreadsheet program and save it as .xlsx");

  private final Reading reading;
  private int rowsRead;
  private long cells;
  private long characters;

  /** Each text once: bureaus repeat them in row after row. */
  private final Map<String, String> texts = new HashMap<>();

  private GridReader(Reading reading) {
    this.reading = reading;
  }

  /** The worksheets in their order. */
  static List<Grid> read(byte[] file, Reading reading) throws SheetUnreadableException {
    if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
      throw new SheetUnreadableException(
          new Words(
              "不是 XLSX 文件（可能是旧的 .xls 文件，或已加密）。" + SAVE_ANEW.zh() + "，不要设密码",
              "It is no XLSX file (an .xls of old, or encrypted?). "
                  + SAVE_ANEW.en()
                  + " without password"));
    }
    try {
      Package parts = Package.open(file, reading);
      return new GridReader(reading).grids(file, parts);
    } catch (IOException
        | XMLStreamException
        | ExcelReaderException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      // The library says several kinds of damage with these.
      throw new SheetUnreadableException(
          new Words("XLSX 文件已损坏。" + SAVE_ANEW.zh(), "It is no sound XLSX file. " + SAVE_ANEW.en()),
          e);
    }
  }

  private List<Grid> grids(byte[] file, Package parts)
      throws IOException, XMLStreamException, SheetUnreadableException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Grid> grids = new ArrayList<>();
      for (Sheet sheet : book.getSheets().toList()) {
        List<List<String>> rows = rows(sheet);
        List<Merge> merges = parts.mergesOf(sheet.getIndex());
        spread(rows, merges);
        grids.add(new Grid(sheet.getName(), parts.partOf(sheet.getIndex()), rows, merges));
      }
      reading.rows().accept(rowsRead);
      return grids;
    }
  }

  private List<List<String>> rows(Sheet sheet) throws IOException, SheetUnreadableException {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Row> stream = sheet.openStream()) {
      for (Row row : (Iterable<Row>) stream::iterator) {
        int number = row.getRowNum() - 1;
        if (number >= MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
          throw new SheetUnreadableException(
              new Words(
                  "工作表“%s”过大（最多 %d 行、%d 列）：请拆分，并删去空行空列"
                      .formatted(sheet.getName(), MOST_ROWS, MOST_COLUMNS),
                  "Worksheet '%s' is too large (at most %d rows and %d columns): part it, and take out empty ones"
                      .formatted(sheet.getName(), MOST_ROWS, MOST_COLUMNS)));
        }
        while (rows.size() < number) {
          rows.add(new ArrayList<>());
        }
        List<String> cellTexts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
          cellTexts.add(once(text(row.getCell(i))));
        }
        count(cellTexts.size());
        rows.add(cellTexts);
        if (++rowsRead % TELL_EVERY == 0) {
          reading.goOn();
          reading.rows().accept(rowsRead);
        }
      }
    }
    return rows;
  }

  private void count(long more) throws SheetUnreadableException {
    cells += more;
    if (cells > MOST_CELLS) {
      throw new SheetUnreadableException(
          new Words(
              "单元格超过 %d 个：请拆分文件，并删去空行空列".formatted(MOST_CELLS),
              "It has more than %d cells: part it, and take out empty ones".formatted(MOST_CELLS)));
    }
  }

  private String once(String text) throws SheetUnreadableException {
    String known = texts.putIfAbsent(text, text);
    if (known != null) {
      return known;
    }
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new SheetUnreadableException(
          new Words(
              "文字超过 %d 个字符：请拆分文件".formatted(MOST_CHARACTERS),
              "Its texts have more than %d characters: part it".formatted(MOST_CHARACTERS)));
    }
    return text;
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.ERROR) {
      // Such as #REF!: shown as it stands, so that it is found.
      return Objects.requireNonNullElse(cell.getRawValue(), "");
    }
    if (cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    String text = cell.getText();
    return text == null ? "" : Harmless.read(text.strip());
  }

  private void spread(List<List<String>> rows, List<Merge> merges) throws SheetUnreadableException {
    for (Merge range : merges) {
      if (range.top() >= rows.size() || range.left() >= rows.get(range.top()).size()) {
        continue;
      }
      String text = rows.get(range.top()).get(range.left());
      int bottom = Math.min(range.bottom(), rows.size() - 1);
      int right = Math.min(range.right(), MOST_COLUMNS - 1);
      count((long) (bottom - range.top() + 1) * (right - range.left() + 1));
      for (int row = range.top(); row <= bottom; row++) {
        List<String> covered = rows.get(row);
        while (covered.size() <= right) {
          covered.add("");
        }
        for (int column = range.left(); column <= right; column++) {
          covered.set(column, text);
        }
      }
    }
  }
}
