package city.weir.pipelines.decode;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a CSV file straight from the parser's buffer: a text is made only of those
 * that are wanted.
 */
final class CsvRecords extends AbstractBaseCsvCallbackHandler<Boolean> {
  private final char delimiter;
  private final Fields fields;
  private final Rows rows;
  private final Limits limits;

  private final List<String> first = new ArrayList<>();
  private @Nullable Header header;
  private @Nullable UnreadableException failure;

  private @Nullable String[] values = new String[0];
  private final Extra extra = new Extra();
  private final StringBuilder delivered = new StringBuilder();
  private long line;
  private int count;

  CsvRecords(char delimiter, Fields fields, Rows rows, Limits limits) {
    this.delimiter = delimiter;
    this.fields = fields;
    this.rows = rows;
    this.limits = limits;
  }

  long line() {
    return line;
  }

  /** Throws what a callback of the parser could not throw. */
  void check() throws UnreadableException {
    if (failure != null) {
      throw failure;
    }
  }

  void finish() throws UnreadableException {
    check();
    if (header == null) {
      throw new UnreadableException("It is empty; send a header line and records");
    }
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    count = 0;
    delivered.setLength(0);
    if (header != null) {
      values = new String[fields.size()];
      extra.clear();
    }
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    count = index + 1;
    if (count > limits.fields()) {
      fail("has more than %d fields".formatted(limits.fields()));
      return;
    }
    keep(index, buffer, offset, length, quoted);
    if (header == null) {
      first.add(new String(buffer, offset, length));
    } else if (index < header.size()) {
      int place = header.places()[index];
      if (place >= 0) {
        values[place] = new String(buffer, offset, length);
      } else {
        extra.text(header.names().get(index), new String(buffer, offset, length));
      }
    }
  }

  /** Keeps the record as it was delivered, in case it must be refused. */
  private void keep(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (index > 0) {
      delivered.append(delimiter);
    }
    if (quoted) {
      String text = new String(buffer, offset, length);
      delivered.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      delivered.append(buffer, offset, length);
    }
  }

  @Override
  protected Boolean buildRecord() {
    if (getRecordType() == RecordType.EMPTY || failure != null) {
      return false;
    }
    if (header == null) {
      begin();
    } else if (count == header.size()) {
      rows.row(line, Arrays.asList(values), extra.json());
    } else {
      rows.refused(
          line,
          delivered.toString(),
          "Line %d has %d fields, the header has %d; quote fields that hold the delimiter '%s'"
              .formatted(line, count, header.size(), delimiter == '\t' ? "tab" : delimiter));
    }
    return true;
  }

  private void begin() {
    try {
      header = Header.of(first, fields);
    } catch (UnreadableException e) {
      failure = e;
    }
  }

  private void fail(String what) {
    if (failure == null) {
      failure = new UnreadableException("Line %d %s".formatted(line, what));
    }
  }
}
