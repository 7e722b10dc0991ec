package city.weir.catalog;

import city.weir.contract.TableName;
import city.weir.contract.Zone;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The described thing itself, as far as its kind has more to say than the guide asks. */
public sealed interface Thing {
  Kind kind();

  /**
   * A table.
   *
   * @param table where it is in the lake, or null while its bureau only registered it
   * @param zone the table's zone, null with it
   */
  record Dataset(@Nullable TableName table, @Nullable Zone zone) implements Thing {
    @Override
    public Kind kind() {
      return Kind.DATASET;
    }
  }

  /**
   * @param location where it is fetched, or null when it is handed over by other means
   */
  record File(@Nullable URI location) implements Thing {
    @Override
    public Kind kind() {
      return Kind.FILE;
    }
  }

  /**
   * @param endpoint where it is called
   * @param description where its interface is described (OpenAPI, WSDL), or null
   */
  record Service(URI endpoint, @Nullable URI description) implements Thing {
    @Override
    public Kind kind() {
      return Kind.SERVICE;
    }
  }

  /**
   * @param device the id it reports under
   */
  record Device(String device, @Nullable Place place) implements Thing {
    @Override
    public Kind kind() {
      return Kind.DEVICE;
    }
  }

  /**
   * @param device its id by GB/T 28181, 20 digits
   */
  record Camera(String device, @Nullable Place place) implements Thing {
    @Override
    public Kind kind() {
      return Kind.CAMERA;
    }
  }

  /** Degrees, WGS 84 or CGCS2000. */
  record Place(double longitude, double latitude) {
    public Place {
      if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
        throw new IllegalArgumentException(
            "Not a place: %s, %s (degrees east, degrees north)".formatted(longitude, latitude));
      }
    }
  }
}
