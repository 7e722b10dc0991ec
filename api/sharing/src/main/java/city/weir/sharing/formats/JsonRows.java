package city.weir.sharing.formats;

import city.weir.sharing.rows.Cells;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.RowHead;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows as JSON. */
public final class JsonRows implements RowWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final RowHead head;
  private final JsonGenerator json;

  JsonRows(RowHead head, OutputStream out) throws IOException {
    this.head = head;
    this.json = generator(out);
    json.writeStartObject();
    json.writeArrayFieldStart("items");
  }

  /** A generator for {@code out}, which it leaves open. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    return json;
  }

  @Override
  public void row(@Nullable Object[] row) throws IOException {
    record(json, head.columns(), row);
  }

  @Override
  public void end(@Nullable String nextPageToken) throws IOException {
    json.writeEndArray();
    frame(json, head, nextPageToken);
    json.writeEndObject();
    json.close();
  }

  /** What an answer says beside its rows. */
  static void frame(JsonGenerator json, RowHead head, @Nullable String nextPageToken)
      throws IOException {
    if (nextPageToken != null) {
      json.writeStringField("nextPageToken", nextPageToken);
    }
    // As text: the ids are longer than what JavaScript keeps of a number.
    json.writeStringField("snapshot", Long.toString(head.snapshot()));
    json.writeArrayFieldStart("masked");
    for (String name : head.masked()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("explanation");
    json.writeStringField("zh", head.explanation().zh());
    json.writeStringField("en", head.explanation().en());
    json.writeEndObject();
  }

  static void record(JsonGenerator json, List<Field> columns, @Nullable Object[] row)
      throws IOException {
    record(json, column -> columns.get(column).name(), row);
  }

  /**
   * One row as an object.
   *
   * @param names of its columns, counted from 0
   */
  public static void record(JsonGenerator json, IntFunction<String> names, @Nullable Object[] row)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.length; i++) {
      json.writeFieldName(names.apply(i));
      value(json, row[i]);
    }
    json.writeEndObject();
  }

  static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(Cells.text(value));
    }
  }
}
