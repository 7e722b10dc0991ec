package city.weir.sharing.rows;

import city.weir.sharing.view.View;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as JSON. */
public final class JsonRows implements RowFormat.Writer {
  private static final JsonFactory JSON = new JsonFactory();

  /** A generator for {@code out}, which it leaves open. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    return json;
  }

  @Override
  public void write(RowPage page, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("items");
      for (@Nullable Object[] row : page.rows()) {
        record(json, page.columns(), row);
      }
      json.writeEndArray();
      frame(json, page);
      json.writeEndObject();
    }
  }

  /** What a page says beside its rows. */
  static void frame(JsonGenerator json, RowPage page) throws IOException {
    if (page.nextPageToken() != null) {
      json.writeStringField("nextPageToken", page.nextPageToken());
    }
    // As text: the ids are longer than what JavaScript keeps of a number.
    json.writeStringField("snapshot", Long.toString(page.snapshot()));
    json.writeArrayFieldStart("masked");
    for (View.Shown column : page.columns()) {
      if (column.masked()) {
        json.writeString(column.name());
      }
    }
    json.writeEndArray();
    json.writeObjectFieldStart("explanation");
    json.writeStringField("zh", page.explanation().zh());
    json.writeStringField("en", page.explanation().en());
    json.writeEndObject();
  }

  /** One row as an object of its columns. */
  public static void record(JsonGenerator json, List<View.Shown> columns, @Nullable Object[] row)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.length; i++) {
      json.writeFieldName(columns.get(i).name());
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
