package city.weir.pipelines.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents: the object that is the record, an array of records, or several such one after
 * another; with a pointer, what it leads to. Read as a stream.
 */
final class JsonDecoder implements Decoder {
  private final JsonFactory json;
  private final Limits limits;
  private final List<String> pointer;
  private final boolean geo;

  /**
   * @param records JSON pointer to the records, or null
   * @param geo whether the records are GeoJSON features
   */
  JsonDecoder(Limits limits, @Nullable String records, boolean geo) {
    this.limits = limits;
    this.json = factory(limits);
    this.pointer = records == null ? List.of() : steps(records);
    this.geo = geo;
  }

  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.text())
                .maxNameLength(1_000)
                .build())
        .build();
  }

  private static List<String> steps(String pointer) {
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "Not a JSON pointer: '%s' (write /path/to/records)".formatted(pointer));
    }
    return Arrays.stream(pointer.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  @Override
  public void decode(Delivery delivery, Fields fields, Rows rows)
      throws IOException, UnreadableException {
    try (JsonParser parser = json.createParser(Encoding.reader(delivery, limits))) {
      JsonRecords records = new JsonRecords(fields, rows, limits, geo);
      boolean found = false;
      while (parser.nextToken() != null) {
        if (lead(parser)) {
          found = true;
          many(parser, records);
          if (!pointer.isEmpty()) {
            return;
          }
        }
      }
      if (!found) {
        throw new UnreadableException(
            pointer.isEmpty()
                ? "It is empty; send a JSON document"
                : "It has nothing at /%s, where the contract looks for the records"
                    .formatted(String.join("/", pointer)));
      }
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  static UnreadableException unreadable(JsonProcessingException e) {
    var at = e.getLocation();
    return new UnreadableException(
        "Not JSON at line %d, column %d: %s"
            .formatted(
                at == null ? 0 : at.getLineNr(),
                at == null ? 0 : at.getColumnNr(),
                e.getOriginalMessage()),
        e);
  }

  /** Follows the pointer; the parser then stands on the first token of what it leads to. */
  private boolean lead(JsonParser parser) throws IOException {
    for (String step : pointer) {
      boolean found = false;
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        while (!found && parser.nextToken() == JsonToken.FIELD_NAME) {
          found = parser.currentName().equals(step);
          parser.nextToken();
          if (!found) {
            parser.skipChildren();
          }
        }
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        int index = 0;
        while (!found && parser.nextToken() != JsonToken.END_ARRAY) {
          found = String.valueOf(index++).equals(step);
          if (!found) {
            parser.skipChildren();
          }
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private void many(JsonParser parser, JsonRecords records)
      throws IOException, UnreadableException {
    if (geo) {
      features(parser, records);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        records.read(parser);
      }
    } else {
      records.read(parser);
    }
  }

  /** A feature collection, an array of features, or one feature. */
  private static void features(JsonParser parser, JsonRecords records)
      throws IOException, UnreadableException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        records.read(parser);
      }
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException("Not GeoJSON; send a FeatureCollection or a Feature");
    }
    if (!records.collectionOrFeature(parser)) {
      throw new UnreadableException(
          "Not GeoJSON: it has neither features nor properties; send a FeatureCollection");
    }
  }
}
