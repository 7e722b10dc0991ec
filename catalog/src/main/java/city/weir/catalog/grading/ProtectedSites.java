package city.weir.catalog.grading;

import java.util.List;
import java.util.Optional;

/**
 * Places whose coordinates are not for everybody, such as explosives stores and water works.
 *
 * @param near how near a place counts as one of them, in metres
 */
public record ProtectedSites(List<Site> sites, double near) {
  private static final double METRES_PER_DEGREE = 111_320;

  public static final ProtectedSites NONE = new ProtectedSites(List.of(), 0);

  public ProtectedSites {
    sites = List.copyOf(sites);
  }

  /** Degrees, WGS 84 or CGCS2000. */
  public record Site(String name, double longitude, double latitude) {}

  /** The site the place is at, if it is at one; good to some metres over such distances. */
  Optional<Site> near(double longitude, double latitude) {
    for (Site site : sites) {
      double north = (latitude - site.latitude()) * METRES_PER_DEGREE;
      double east =
          (longitude - site.longitude()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
      if (Math.hypot(north, east) <= near) {
        return Optional.of(site);
      }
    }
    return Optional.empty();
  }
}
