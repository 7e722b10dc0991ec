package city.weir.sharing.subscription;

import city.weir.sharing.rows.RowFormat;
import city.weir.sharing.rows.RowPage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The event a delivery carries: CloudEvents 1.0 in JSON, with the rows in {@code data} as a page of
 * rows has them.
 *
 * @param id the same whenever the same rows are delivered again: receivers drop what they know
 * @param last whether no further part of this snapshot follows
 */
record RowsAdded(String id, String dataset, Instant time, int part, boolean last, RowPage page) {
  static final String TYPE = "city.weir.dataset.rows-added.v1";
  static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";
  private static final JsonFactory JSON = new JsonFactory();

  byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", id);
      json.writeStringField("source", "/api/v1/datasets/" + dataset);
      json.writeStringField("type", TYPE);
      json.writeStringField("subject", dataset);
      json.writeStringField("time", time.toString());
      json.writeStringField("datacontenttype", "application/json");
      json.writeNumberField("part", part);
      json.writeBooleanField("lastpart", last);
      json.writeFieldName("data");
      json.writeRawValue(rows());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private String rows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFormat.JSON.write(page, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
