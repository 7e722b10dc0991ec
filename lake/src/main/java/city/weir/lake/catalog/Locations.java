package city.weir.lake.catalog;

import java.nio.file.Path;

/** Between files and the locations that metadata writes for them. */
public final class Locations {
  private Locations() {}

  /** The path behind {@code file:///a}, {@code file:/a} or {@code /a}. */
  public static Path pathOf(String location) {
    if (!location.startsWith("file:")) {
      return Path.of(location);
    }
    String rest = location.substring("file:".length());
    while (rest.startsWith("//")) {
      rest = rest.substring(1);
    }
    return Path.of(rest);
  }

  /** The location of {@code path}: {@code file:///...}, not URL-encoded, as Iceberg takes it. */
  static String locationOf(Path path) {
    return "file://" + path.toAbsolutePath().normalize();
  }
}
