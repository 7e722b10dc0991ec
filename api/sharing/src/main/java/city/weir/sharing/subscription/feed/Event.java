package city.weir.sharing.subscription.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Something a subscriber is told: a CloudEvent 1.0 in JSON.
 *
 * @param id the same whenever the same is told again: receivers drop what they know
 * @param type one of the constants here
 * @param time when it happened
 * @param snapshot the snapshot that brought it about
 * @param last whether nothing more of the same snapshot follows
 * @param data JSON
 * @param rows how many rows it tells of
 * @param columns their columns, for the audit
 */
public record Event(
    String id,
    String type,
    String dataset,
    Instant time,
    long snapshot,
    boolean last,
    byte[] data,
    int rows,
    List<String> columns) {
  public static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  /** Rows were put in, changed or taken out. */
  public static final String ROWS_CHANGED = "city.weir.dataset.rows-changed.v1";

  /** Something began to meet the condition. */
  public static final String CONDITION_MET = "city.weir.dataset.condition-met.v1";

  /** The dataset is later than promised. */
  public static final String LATE = "city.weir.dataset.late.v1";

  /** The dataset that was late has news again. */
  public static final String RESTORED = "city.weir.dataset.restored.v1";

  /** A trial asked for by the subscriber; tells nothing. */
  public static final String PING = "city.weir.subscription.ping.v1";

  private static final JsonFactory JSON = new JsonFactory();

  public Event {
    columns = List.copyOf(columns);
  }

  /** A trial of a subscription's channel. */
  public static Event ping(String subscription, String dataset, Instant now) {
    return new Event(
        // Dots would make the text that is signed ambiguous: it is id.timestamp.body.
        subscription + "_ping_" + now.toEpochMilli(),
        PING,
        dataset,
        now,
        0,
        true,
        "{}".getBytes(StandardCharsets.UTF_8),
        0,
        List.of());
  }

  /** The whole event. */
  public byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 400);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", id);
      json.writeStringField("source", "/api/v1/datasets/" + dataset);
      json.writeStringField("type", type);
      json.writeStringField("subject", dataset);
      json.writeStringField("time", time.toString());
      json.writeStringField("datacontenttype", "application/json");
      json.writeBooleanField("last", last);
      json.writeFieldName("data");
      json.writeRawValue(new String(data, StandardCharsets.UTF_8));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
