package city.weir.sharing.formats;

import city.weir.contract.Column;
import city.weir.sharing.rows.QueryRefused;
import city.weir.sharing.rows.RowHead;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Points from the columns of the roles longitude and latitude; null where one is missing. */
final class GeoJsonRows implements RowWriter {
  private final RowHead head;
  private final int longitude;
  private final int latitude;
  private final JsonGenerator json;
  private long rows;

  GeoJsonRows(RowHead head, OutputStream out) throws IOException {
    this.head = head;
    this.longitude = place(head, Column.Role.LONGITUDE);
    this.latitude = place(head, Column.Role.LATITUDE);
    this.json = JsonRows.generator(out);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeArrayFieldStart("features");
  }

  @Override
  public void row(@Nullable Object[] row) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeFieldName("geometry");
    point(json, row[longitude], row[latitude]);
    json.writeFieldName("properties");
    JsonRows.record(json, head.columns(), row);
    json.writeEndObject();
    rows++;
  }

  @Override
  public void end(@Nullable String nextPageToken) throws IOException {
    json.writeEndArray();
    json.writeNumberField("numberReturned", rows);
    JsonRows.frame(json, head, nextPageToken);
    json.writeEndObject();
    json.close();
  }

  private static int place(RowHead head, Column.Role role) {
    for (int i = 0; i < head.columns().size(); i++) {
      if (head.columns().get(i).has(role)) {
        return i;
      }
    }
    throw new QueryRefused(
        "format",
        "The rows show no %s, so they cannot be points. Select it, or ask for json or csv"
            .formatted(role.name().toLowerCase(Locale.ROOT)));
  }

  private static void point(
      JsonGenerator json, @Nullable Object longitude, @Nullable Object latitude)
      throws IOException {
    if (!(longitude instanceof Number) || !(latitude instanceof Number)) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", "Point");
    json.writeArrayFieldStart("coordinates");
    JsonRows.value(json, longitude);
    JsonRows.value(json, latitude);
    json.writeEndArray();
    json.writeEndObject();
  }
}
