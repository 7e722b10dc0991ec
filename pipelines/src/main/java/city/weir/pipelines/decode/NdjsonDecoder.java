package city.weir.pipelines.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; a broken line is refused and its neighbours are read. */
final class NdjsonDecoder implements Decoder {
  private final JsonFactory json;
  private final Limits limits;

  NdjsonDecoder(Limits limits) {
    this.limits = limits;
    this.json = JsonDecoder.factory(limits);
  }

  @Override
  public void decode(Delivery delivery, Fields fields, Rows rows)
      throws IOException, UnreadableException {
    Held held = new Held();
    JsonRecords records = new JsonRecords(fields, held, limits, false);
    StringBuilder line = new StringBuilder();
    long number = 0;
    boolean any = false;
    try (Reader in = new BufferedReader(Encoding.reader(delivery, limits), 64 * 1024)) {
      while (next(in, line)) {
        number++;
        if (line.length() > limits.text()) {
          throw new UnreadableException(
              "Line %d is longer than %d characters; put each record on a line of its own"
                  .formatted(number, limits.text()));
        }
        String text = line.toString();
        if (!text.isBlank()) {
          any = true;
          one(text, number, records, held);
          held.handOn(rows, number, text);
        }
      }
    }
    if (!any) {
      throw new UnreadableException("It is empty; send one JSON object a line");
    }
  }

  private void one(String line, long number, JsonRecords records, Held held) throws IOException {
    try (JsonParser parser = json.createParser(line)) {
      parser.nextToken();
      records.read(parser, number);
      if (parser.nextToken() != null) {
        held.reason = "Line %d holds more than one JSON value; break the line".formatted(number);
      }
    } catch (JsonProcessingException e) {
      held.reason =
          "Line %d is not JSON at column %d: %s"
              .formatted(number, e.getLocation().getColumnNr(), e.getOriginalMessage());
    } catch (UnreadableException e) {
      held.reason = "Line %d: %s".formatted(number, e.getMessage());
    }
  }

  /** Holds a record back until its line is known to be good to the end. */
  private static final class Held implements Rows {
    private List<@Nullable String> values = List.of();
    private @Nullable String extra;
    private @Nullable String reason;

    @Override
    public void row(long number, List<@Nullable String> values, @Nullable String extra) {
      this.values = values;
      this.extra = extra;
    }

    @Override
    public void refused(long number, String record, String reason) {
      this.reason = reason;
    }

    void handOn(Rows rows, long number, String line) {
      if (reason == null) {
        rows.row(number, values, extra);
      } else {
        rows.refused(number, JsonRecords.shortened(line), reason);
      }
      reason = null;
    }
  }

  /** Reads up to the next line feed; false at the end. Stops growing beyond the limit. */
  private boolean next(Reader in, StringBuilder line) throws IOException {
    line.setLength(0);
    int c = in.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n' && line.length() <= limits.text()) {
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return true;
  }
}
