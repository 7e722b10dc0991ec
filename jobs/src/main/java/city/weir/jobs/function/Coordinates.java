package city.weir.jobs.function;

/**
 * Coordinates of Chinese maps brought to WGS 84, and distance. Degrees in, degrees out. Public
 * because Spark's generated code calls it.
 *
 * <p>The offset of GCJ-02 is published only as code; this is the widely used reconstruction by its
 * series over the Krasovsky 1940 ellipsoid, inverted by iteration to within a millimetre. Points
 * outside the rectangle of the offset are returned as they are.
 */
public final class Coordinates {
  private static final double SEMI_MAJOR = 6378245.0;
  private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
  private static final double BD_FACTOR = Math.PI * 3000.0 / 180.0;
  private static final double MEAN_RADIUS = 6371008.8;
  private static final double CLOSE_ENOUGH = 1e-9;
  private static final int MOST_STEPS = 20;

  private Coordinates() {}

  public static double gcj02Lon(double lon, double lat) {
    return fromGcj02(lon, lat)[0];
  }

  public static double gcj02Lat(double lon, double lat) {
    return fromGcj02(lon, lat)[1];
  }

  public static double bd09Lon(double lon, double lat) {
    return fromBd09(lon, lat)[0];
  }

  public static double bd09Lat(double lon, double lat) {
    return fromBd09(lon, lat)[1];
  }

  /** Metres along the great circle of the mean earth. */
  public static double distance(double lon1, double lat1, double lon2, double lat2) {
    double dLat = Math.toRadians(lat2 - lat1) / 2;
    double dLon = Math.toRadians(lon2 - lon1) / 2;
    double h =
        Math.sin(dLat) * Math.sin(dLat)
            + Math.cos(Math.toRadians(lat1))
                * Math.cos(Math.toRadians(lat2))
                * Math.sin(dLon)
                * Math.sin(dLon);
    return 2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  static double[] toGcj02(double lon, double lat) {
    if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) {
      return new double[] {lon, lat};
    }
    double x = lon - 105;
    double y = lat - 35;
    double waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    double dLat =
        -100
            + 2 * x
            + 3 * y
            + 0.2 * y * y
            + 0.1 * x * y
            + 0.2 * Math.sqrt(Math.abs(x))
            + waves
            + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
            + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    double dLon =
        300
            + x
            + 2 * y
            + 0.1 * x * x
            + 0.1 * x * y
            + 0.1 * Math.sqrt(Math.abs(x))
            + waves
            + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
            + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    double phi = Math.toRadians(lat);
    double w = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
    double meridian = SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double parallel = SEMI_MAJOR / Math.sqrt(w) * Math.cos(phi);
    return new double[] {
      lon + Math.toDegrees(dLon / parallel), lat + Math.toDegrees(dLat / meridian)
    };
  }

  private static double[] fromGcj02(double lon, double lat) {
    double x = lon;
    double y = lat;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] there = toGcj02(x, y);
      double missLon = lon - there[0];
      double missLat = lat - there[1];
      x += missLon;
      y += missLat;
      if (Math.abs(missLon) < CLOSE_ENOUGH && Math.abs(missLat) < CLOSE_ENOUGH) {
        break;
      }
    }
    return new double[] {x, y};
  }

  private static double[] fromBd09(double lon, double lat) {
    double x = lon - 0.0065;
    double y = lat - 0.006;
    double z = Math.sqrt(x * x + y * y) - 0.00002 * Math.sin(y * BD_FACTOR);
    double theta = Math.atan2(y, x) - 0.000003 * Math.cos(x * BD_FACTOR);
    return fromGcj02(z * Math.cos(theta), z * Math.sin(theta));
  }
}
