package city.weir.pipelines.decode;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Delimited text whose first record names the columns. The delimiter is the one of {@code , ; tab
 * |} under which that record has most of the wanted names.
 */
final class CsvDecoder implements Decoder {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int FIRST_LINE = 64 * 1024;

  private final Limits limits;

  CsvDecoder(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void decode(Delivery delivery, Fields fields, Rows rows)
      throws IOException, UnreadableException {
    CsvRecords records = null;
    try (BufferedReader in = new BufferedReader(Encoding.reader(delivery, limits), FIRST_LINE)) {
      char delimiter = delimiter(in, fields);
      records = new CsvRecords(delimiter, fields, rows, limits);
      CsvReader<Boolean> reader =
          CsvReader.builder()
              .fieldSeparator(delimiter)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(Math.max(limits.text(), FIRST_LINE))
              .build(records, in);
      for (Boolean ignored : reader) {
        records.check();
      }
      records.finish();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        // The parser wraps what the taker of the rows threw, which is no fault of the file.
        throw failure;
      }
      throw new UnreadableException(
          "After line %d: %s. Look for a quote that is never closed"
              .formatted(records == null ? 1 : records.line(), e.getMessage()),
          e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static char delimiter(BufferedReader in, Fields fields) throws IOException {
    in.mark(FIRST_LINE + 1);
    char[] head = new char[FIRST_LINE];
    int n = 0;
    while (n < head.length) {
      int more = in.read(head, n, head.length - n);
      if (more < 0) {
        break;
      }
      n += more;
      if (new String(head, n - more, more).strip().indexOf('\n') >= 0) {
        break;
      }
    }
    in.reset();
    String first = new String(head, 0, n).stripLeading().lines().findFirst().orElse("");
    Set<String> wanted = new HashSet<>(fields.names());
    char best = ',';
    long most = -1;
    for (char delimiter : DELIMITERS) {
      String[] names = first.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1);
      long matched =
          Arrays.stream(names)
              .map(s -> s.strip().replace("\"", ""))
              .filter(wanted::contains)
              .count();
      long score = matched * 10_000 + names.length;
      if (score > most) {
        most = score;
        best = delimiter;
      }
    }
    return best;
  }
}
