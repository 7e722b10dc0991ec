package city.weir.server.rows;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.formats.RowFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Which format an answer is wanted in. */
final class Formats {
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";
  static final String GEOJSON = "application/geo+json";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String PARQUET = "application/vnd.apache.parquet";

  private Formats() {}

  /**
   * The format {@code named} in the query string or, without one, the first that {@code accept}
   * takes; JSON when it takes none.
   */
  static RowFormat of(@Nullable String named, @Nullable String accept) {
    if (named != null) {
      return Arrays.stream(RowFormat.values())
          .filter(format -> name(format).equals(named.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> unknown(named));
    }
    List<MediaType> wanted = MediaType.parseMediaTypes(accept);
    for (MediaType type : wanted) {
      for (RowFormat format : RowFormat.values()) {
        if (type.isCompatibleWith(MediaType.parseMediaType(format.mediaType()))) {
          return format;
        }
      }
    }
    return RowFormat.JSON;
  }

  /** As it is written in the query string, and as the ending of a file's name. */
  static String name(RowFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private static ProblemException unknown(String named) {
    String all =
        Arrays.stream(RowFormat.values()).map(Formats::name).collect(Collectors.joining(", "));
    return new ProblemException(
        ProblemCode.BAD_QUERY, "There is no format '%s'; write one of %s".formatted(named, all));
  }
}
