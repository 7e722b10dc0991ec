package city.weir.catalog.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the texts of an XLSX file, held to limits. */
final class GridReader {
  /** Rows of one worksheet at most. */
  static final int MOST_ROWS = 200_000;

  private static final int MOST_COLUMNS = 200;
  private static final int MOST_PARTS = 2_000;

  /** Bytes of all parts unpacked at most. */
  private static final long MOST_UNPACKED = 400L << 20;

  private static final String SAVE_ANEW = "Open it in a spreadsheet program and save it as .xlsx";

  private GridReader() {}

  /** The worksheets that are not hidden, in their order. */
  static List<Grid> read(byte[] file) throws SheetUnreadableException {
    if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
      throw new SheetUnreadableException(
          "It is no XLSX file (an .xls of old, or encrypted?). " + SAVE_ANEW + " without password");
    }
    Map<String, byte[]> parts = describing(file);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Grid> grids = new ArrayList<>();
      for (Sheet sheet : book.getSheets().toList()) {
        List<List<String>> rows = rows(sheet);
        spread(rows, Merges.of(parts, sheet.getIndex()));
        grids.add(new Grid(sheet.getName(), rows));
      }
      return grids;
    } catch (IOException
        | XMLStreamException
        | ExcelReaderException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      // The library says several kinds of damage with these.
      throw new SheetUnreadableException("It is no sound XLSX file. " + SAVE_ANEW, e);
    }
  }

  private static List<List<String>> rows(Sheet sheet) throws IOException, SheetUnreadableException {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Row> stream = sheet.openStream()) {
      for (Row row : (Iterable<Row>) stream::iterator) {
        int number = row.getRowNum() - 1;
        if (number >= MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
          throw new SheetUnreadableException(
              "Worksheet '%s' is too large (at most %d rows and %d columns): part it, and take out empty ones"
                  .formatted(sheet.getName(), MOST_ROWS, MOST_COLUMNS));
        }
        while (rows.size() < number) {
          rows.add(new ArrayList<>());
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
          texts.add(text(row.getCell(i)));
        }
        rows.add(texts);
      }
    }
    return rows;
  }

  private static String text(@org.jspecify.annotations.Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    String text = cell.getText();
    return text == null ? "" : text.strip();
  }

  private static void spread(List<List<String>> rows, List<Merges.Range> merges) {
    for (Merges.Range range : merges) {
      if (range.top() >= rows.size() || range.left() >= rows.get(range.top()).size()) {
        continue;
      }
      String text = rows.get(range.top()).get(range.left());
      int bottom = Math.min(range.bottom(), rows.size() - 1);
      int right = Math.min(range.right(), MOST_COLUMNS - 1);
      for (int row = range.top(); row <= bottom; row++) {
        List<String> texts = rows.get(row);
        while (texts.size() <= right) {
          texts.add("");
        }
        for (int column = range.left(); column <= right; column++) {
          texts.set(column, text);
        }
      }
    }
  }

  /** The parts that tell of merged cells; counts all parts as they really unpack. */
  private static Map<String, byte[]> describing(byte[] file) throws SheetUnreadableException {
    Map<String, byte[]> parts = new HashMap<>();
    long unpacked = 0;
    int count = 0;
    byte[] buffer = new byte[64 << 10];
    // By the file's directory: parts of unknown size cannot be read one after another.
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        String name = part.getName();
        boolean wanted = name.startsWith("xl/worksheets/") || name.contains("workbook.xml");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = zip.getInputStream(part)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            unpacked += n;
            if (unpacked > MOST_UNPACKED || count > MOST_PARTS) {
              throw new SheetUnreadableException(
                  "It unpacks to more than %d MB or %d parts. Take out pictures and empty rows"
                      .formatted(MOST_UNPACKED >> 20, MOST_PARTS));
            }
            if (wanted) {
              out.write(buffer, 0, n);
            }
          }
        }
        count++;
        if (wanted) {
          parts.put(name, out.toByteArray());
        }
      }
      return parts;
    } catch (IOException e) {
      throw new SheetUnreadableException("It is no sound XLSX file. " + SAVE_ANEW, e);
    }
  }
}
