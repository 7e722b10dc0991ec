package city.weir.sharing.rows;

import city.weir.contract.Column;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Points from the columns of the roles longitude and latitude; null where one is missing. */
final class GeoJsonRows implements RowFormat.Writer {
  @Override
  public void write(RowPage page, OutputStream out) throws IOException {
    int longitude = place(page, Column.Role.LONGITUDE);
    int latitude = place(page, Column.Role.LATITUDE);
    try (JsonGenerator json = JsonRows.generator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (@Nullable Object[] row : page.rows()) {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeFieldName("geometry");
        point(json, row[longitude], row[latitude]);
        json.writeFieldName("properties");
        JsonRows.record(json, page.columns(), row);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberField("numberReturned", page.rows().size());
      JsonRows.frame(json, page);
      json.writeEndObject();
    }
  }

  private static int place(RowPage page, Column.Role role) {
    for (int i = 0; i < page.columns().size(); i++) {
      if (page.columns().get(i).column().has(role)) {
        return i;
      }
    }
    throw new QueryRefused(
        "format",
        "The rows show no %s, so they cannot be points. Select it, or ask for json or csv"
            .formatted(role.name().toLowerCase(java.util.Locale.ROOT)));
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
