package city.weir.server.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing on the map, as a GeoJSON feature.
 *
 * @param type always {@code Feature}
 */
record Place(String type, Point geometry, Properties properties) {

  /**
   * @param type always {@code Point}
   * @param coordinates degrees east, degrees north
   */
  record Point(String type, List<Double> coordinates) {}

  /**
   * @param dataset id of the dataset it is from
   * @param label what people call the thing
   * @param at when it was observed, as ISO text, null for things that stay
   * @param readings newest values
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Properties(
      String dataset,
      String title,
      String english,
      String label,
      @Nullable String at,
      List<Reading> readings) {
    Properties {
      readings = List.copyOf(readings);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reading(String what, String value, @Nullable String unit) {}

  static Place of(double longitude, double latitude, Properties properties) {
    return new Place("Feature", new Point("Point", List.of(longitude, latitude)), properties);
  }
}
