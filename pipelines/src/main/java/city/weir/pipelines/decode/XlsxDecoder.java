package city.weir.pipelines.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * One worksheet. The header is the first row, of the first twenty, that has every required column:
 * lists often begin with a title and remarks.
 */
final class XlsxDecoder implements Decoder {
  private static final int HEADER_ROWS = 20;

  /** Older workbooks; said by name because people send them often. */
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final Limits limits;
  private final @Nullable String sheet;

  XlsxDecoder(Limits limits, @Nullable String sheet) {
    this.limits = limits;
    this.sheet = sheet;
  }

  @Override
  public void decode(Delivery delivery, Fields fields, Rows rows)
      throws IOException, UnreadableException {
    inspect(delivery);
    try (ReadableWorkbook book = open(delivery);
        Stream<Row> stream = sheet(book).openStream()) {
      read(stream.iterator(), fields, rows);
    } catch (ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new UnreadableException(
          "Not a sound XLSX workbook: %s; open it and save it anew as .xlsx"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Unpacks every part once, to be sure of its real size before anything is held in memory. */
  private void inspect(Delivery delivery) throws IOException, UnreadableException {
    try (InputStream in = delivery.open()) {
      byte[] magic = in.readNBytes(4);
      if (Arrays.equals(magic, OLE2)) {
        throw new UnreadableException(
            "It is a workbook of the old format (.xls) or is encrypted; save it as .xlsx without password");
      }
      if (magic.length < 4 || magic[0] != 'P' || magic[1] != 'K') {
        throw new UnreadableException("Not an XLSX workbook; save it as .xlsx");
      }
    }
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    try (ZipFile zip = zip(delivery)) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            total += n;
            check(part.getName(), size, total, delivery.size());
          }
        }
      }
    } catch (IOException e) {
      throw new UnreadableException(
          "Not a sound XLSX workbook: %s; open it and save it anew as .xlsx"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** The reader of the workbook's own reader, so that both see the same parts. */
  private static ZipFile zip(Delivery delivery) throws IOException {
    ZipFile.Builder builder = ZipFile.builder();
    if (delivery instanceof Delivery.InMemory message) {
      return builder.setSeekableByteChannel(new SeekableInMemoryByteChannel(message.bytes())).get();
    }
    return builder.setPath(((Delivery.OnDisk) delivery).file()).get();
  }

  private void check(String part, long size, long total, long packed) throws UnreadableException {
    if (total > limits.bytes()) {
      throw new UnreadableException(
          "It is larger than %d bytes unpacked; split it".formatted(limits.bytes()));
    }
    if (total > Limits.RATIO_FLOOR && total / limits.ratio() > packed) {
      throw new UnreadableException(
          "It unpacks to more than %d times its size, as no honest workbook does; send it as CSV"
              .formatted(limits.ratio()));
    }
    if (part.endsWith("sharedStrings.xml") && size > limits.sharedText()) {
      throw new UnreadableException(
          "Its texts take more than %d bytes; send it as CSV".formatted(limits.sharedText()));
    }
  }

  private static ReadableWorkbook open(Delivery delivery) throws IOException {
    ReadingOptions withFormats = new ReadingOptions(true, true);
    if (delivery instanceof Delivery.OnDisk disk) {
      return new ReadableWorkbook(disk.file().toFile(), withFormats);
    }
    return new ReadableWorkbook(delivery.open(), withFormats);
  }

  private Sheet sheet(ReadableWorkbook book) throws UnreadableException {
    Optional<Sheet> found = sheet == null ? book.getSheet(0) : book.findSheet(sheet);
    if (found.isEmpty()) {
      throw new UnreadableException(
          "It has no worksheet '%s'; it has %s"
              .formatted(
                  sheet, book.getSheets().map(Sheet::getName).collect(Collectors.joining(", "))));
    }
    return found.get();
  }

  private void read(Iterator<Row> sheetRows, Fields fields, Rows rows) throws UnreadableException {
    Header header = null;
    UnreadableException first = null;
    int looked = 0;
    Extra extra = new Extra();
    while (sheetRows.hasNext()) {
      Row row = sheetRows.next();
      if (row.getCellCount() > limits.fields()) {
        throw new UnreadableException(
            "Row %d has more than %d cells".formatted(row.getRowNum(), limits.fields()));
      }
      List<@Nullable String> cells = XlsxCells.texts(row);
      if (cells.stream().allMatch(cell -> cell == null)) {
        continue;
      }
      if (header != null) {
        record(row.getRowNum(), cells, header, fields, rows, extra);
        continue;
      }
      try {
        header = Header.of(trimmed(cells), fields);
      } catch (UnreadableException e) {
        first = first == null ? e : first;
        if (++looked == HEADER_ROWS) {
          throw first;
        }
      }
    }
    if (header == null) {
      throw first == null
          ? new UnreadableException("The worksheet is empty; send a header row and records")
          : first;
    }
  }

  private static List<String> trimmed(List<@Nullable String> cells) {
    return cells.stream().map(cell -> cell == null ? "" : cell).toList();
  }

  private static void record(
      long number,
      List<@Nullable String> cells,
      Header header,
      Fields fields,
      Rows rows,
      Extra extra) {
    @Nullable String[] values = new String[fields.size()];
    extra.clear();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell == null) {
        continue;
      }
      if (i >= header.size()) {
        extra.text("column_" + (i + 1), cell);
      } else if (header.places()[i] >= 0) {
        values[header.places()[i]] = cell;
      } else {
        extra.text(header.names().get(i), cell);
      }
    }
    rows.row(number, Arrays.asList(values), extra.json());
  }
}
