package city.weir.sharing.formats;

import city.weir.sharing.rows.RowHead;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

final class NdjsonRows implements RowWriter {
  private final RowHead head;
  private final JsonGenerator json;

  NdjsonRows(RowHead head, OutputStream out) throws IOException {
    this.head = head;
    this.json = JsonRows.generator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void row(@Nullable Object[] row) throws IOException {
    JsonRows.record(json, head.columns(), row);
    json.writeRaw('\n');
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void end(@Nullable String nextPageToken) throws IOException {
    json.close();
  }

  @Override
  public boolean brokenOff(String reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("error", reason);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
    return true;
  }
}
