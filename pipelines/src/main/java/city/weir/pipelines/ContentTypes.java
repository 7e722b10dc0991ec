package city.weir.pipelines;

import city.weir.contract.Origin;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which content types go with which format. */
final class ContentTypes {
  private static final Set<String> ANY =
      Set.of("application/octet-stream", "application/gzip", "application/x-gzip");

  private ContentTypes() {}

  static boolean fits(Origin.Format format, @Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return ANY.contains(type) || of(format).contains(type);
  }

  static Set<String> of(Origin.Format format) {
    return switch (format) {
      case CSV -> Set.of("text/csv", "text/plain", "text/tab-separated-values");
      case XLSX -> Set.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      case JSON -> Set.of("application/json");
      case NDJSON -> Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
      case GEOJSON -> Set.of("application/geo+json", "application/json");
    };
  }
}
