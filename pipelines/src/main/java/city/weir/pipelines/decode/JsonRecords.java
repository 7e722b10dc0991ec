package city.weir.pipelines.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record after another from a JSON parser. Nested objects become fields joined by dots;
 * arrays, and objects that are wanted as a whole, stay JSON text; numbers keep their spelling.
 */
final class JsonRecords {
  private static final int SHORTENED = 4_000;

  private final Fields fields;
  private final Rows rows;
  private final Limits limits;
  private final boolean geo;

  private @Nullable String[] values = new String[0];
  private boolean[] present = new boolean[0];
  private final Extra extra = new Extra();
  private int count;
  private long number;

  JsonRecords(Fields fields, Rows rows, Limits limits, boolean geo) {
    this.fields = fields;
    this.rows = rows;
    this.limits = limits;
    this.geo = geo;
  }

  /** Reads the record whose first token the parser stands on. */
  void read(JsonParser parser) throws IOException, UnreadableException {
    read(parser, ++number);
  }

  void read(JsonParser parser, long place) throws IOException, UnreadableException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      rows.refused(
          place,
          shortened(text(parser)),
          "Record %d is no JSON object; send {\"field\": value}".formatted(place));
      return;
    }
    begin();
    if (geo) {
      Feature.read(parser, this);
    } else {
      object(parser, "");
    }
    end(place);
  }

  /**
   * Reads a feature collection or a single feature, whichever it is.
   *
   * @return false when it is neither
   */
  boolean collectionOrFeature(JsonParser parser) throws IOException, UnreadableException {
    begin();
    boolean feature = false;
    boolean collection = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("features") && parser.currentToken() == JsonToken.START_ARRAY) {
        collection = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          read(parser);
        }
      } else if (!collection && Feature.member(name, parser, this)) {
        feature |= name.equals("properties");
      } else {
        parser.skipChildren();
      }
    }
    if (feature && !collection) {
      end(++number);
    }
    return feature || collection;
  }

  private void begin() {
    values = new String[fields.size()];
    present = new boolean[fields.size()];
    extra.clear();
    count = 0;
  }

  private void end(long place) {
    boolean[] seen = present;
    List<String> missing = fields.missing(field -> seen[field]);
    if (missing.isEmpty()) {
      rows.row(place, Arrays.asList(values), extra.json());
    } else {
      rows.refused(
          place,
          rebuilt(),
          "Record %d lacks %s, which the contract reads; send them, if need be as null, or set onDrift: accept"
              .formatted(place, missing));
    }
  }

  /** The record as far as it was kept: what a refusal shows. */
  private String rebuilt() {
    Extra whole = new Extra();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if (value != null) {
        whole.text(fields.names().get(i), value);
      } else if (present[i]) {
        whole.json(fields.names().get(i), "null");
      }
    }
    String known = whole.json();
    String others = extra.json();
    if (known == null || others == null) {
      return known != null ? known : others != null ? others : "{}";
    }
    return known.substring(0, known.length() - 1) + "," + others.substring(1);
  }

  /** Reads the members of the object the parser stands on. */
  void object(JsonParser parser, String prefix) throws IOException, UnreadableException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
      parser.nextToken();
      field(parser, name);
    }
  }

  /** Reads the value the parser stands on as the field {@code name}. */
  void field(JsonParser parser, String name) throws IOException, UnreadableException {
    int place = fields.place(name);
    JsonToken token = parser.currentToken();
    if (place < 0 && token == JsonToken.START_OBJECT) {
      object(parser, name);
      return;
    }
    if (++count > limits.fields()) {
      throw new UnreadableException(
          "A record has more than %d fields; send fewer".formatted(limits.fields()));
    }
    if (place < 0) {
      extra.json(name, text(parser));
    } else {
      set(place, scalar(token) ? parser.getText() : text(parser), token == JsonToken.VALUE_NULL);
    }
  }

  /** Sets a field unless the record has it already. */
  void offer(String name, @Nullable String value) {
    int place = fields.place(name);
    if (place >= 0 && !present[place]) {
      set(place, value, value == null);
    }
  }

  boolean wants(String name) {
    return fields.place(name) >= 0;
  }

  void aside(String name, String json) {
    extra.json(name, json);
  }

  private void set(int place, @Nullable String value, boolean nothing) {
    present[place] = true;
    values[place] = nothing ? null : value;
  }

  private static boolean scalar(JsonToken token) {
    return token.isScalarValue();
  }

  /** The value the parser stands on, as JSON text with its numbers as they were spelled. */
  static String text(JsonParser parser) throws IOException {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    boolean comma = false;
    do {
      JsonToken token = parser.currentToken();
      if (token.isStructEnd()) {
        out.append(token.asString());
        depth--;
        comma = true;
      } else {
        if (comma) {
          out.append(',');
        }
        comma = true;
        if (token == JsonToken.FIELD_NAME) {
          Extra.quote(parser.currentName(), out);
          out.append(':');
          comma = false;
        } else if (token.isStructStart()) {
          out.append(token.asString());
          depth++;
          comma = false;
        } else if (token == JsonToken.VALUE_STRING) {
          Extra.quote(parser.getText(), out);
        } else {
          out.append(parser.getText());
        }
      }
    } while (depth > 0 && parser.nextToken() != null);
    return out.toString();
  }

  static String shortened(String record) {
    return record.length() > SHORTENED ? record.substring(0, SHORTENED) + "…" : record;
  }
}
