package city.weir.pipelines.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One GeoJSON feature as a record (RFC 7946): its properties are the fields; the place of a point
 * becomes {@code longitude}, {@code latitude} and {@code altitude}, unless properties are called
 * so; {@code geometry} is the whole geometry as JSON.
 */
final class Feature {
  private static final List<String> AXES = List.of("longitude", "latitude", "altitude");
  private static final JsonFactory JSON = new JsonFactory();

  private Feature() {}

  /** Reads the feature whose START_OBJECT the parser stands on. */
  static void read(JsonParser parser, JsonRecords record) throws IOException, UnreadableException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (!member(name, parser, record)) {
        record.field(parser, name);
      }
    }
  }

  /** Reads a member of a feature; false, and nothing read, when it is none that matters. */
  static boolean member(String name, JsonParser parser, JsonRecords record)
      throws IOException, UnreadableException {
    switch (name) {
      case "type", "bbox" -> parser.skipChildren();
      case "properties" -> {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          record.object(parser, "");
        }
      }
      case "geometry" -> geometry(JsonRecords.text(parser), record);
      case "id" -> {
        if (record.wants("id")) {
          record.offer("id", parser.getText());
        } else {
          record.aside("id", JsonRecords.text(parser));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void geometry(String json, JsonRecords record) throws IOException {
    List<String> point = point(json);
    boolean taken = false;
    for (int axis = 0; axis < AXES.size(); axis++) {
      if (record.wants(AXES.get(axis))) {
        taken = true;
        record.offer(AXES.get(axis), axis < point.size() ? point.get(axis) : null);
      }
    }
    if (record.wants("geometry")) {
      record.offer("geometry", json.equals("null") ? null : json);
    } else if (!taken || point.isEmpty()) {
      record.aside("geometry", json);
    }
  }

  /** The coordinates of a Point as they were spelled; empty for any other geometry. */
  private static List<String> point(String json) throws IOException {
    List<String> coordinates = new ArrayList<>();
    boolean point = false;
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return List.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("type")) {
          point = "Point".equals(parser.getText());
        } else if (name.equals("coordinates") && parser.currentToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isScalarValue()) {
              coordinates.add(parser.getText());
            }
            parser.skipChildren();
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return point ? coordinates : List.of();
  }
}
