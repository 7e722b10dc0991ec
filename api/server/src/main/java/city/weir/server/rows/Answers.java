package city.weir.server.rows;

import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.rows.RowHead;
import city.weir.sharing.rows.RowPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells in headers what JSON has beside the rows: most formats have no other place for it. */
final class Answers {
  private Answers() {}

  static void send(
      RowPage page, RowFormat format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    describe(page.head(), format, response);
    String token = page.nextPageToken();
    if (token != null) {
      String next = next(request.getRequestURI(), request.getQueryString(), token);
      response.setHeader(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }
    format.write(page, response.getOutputStream());
  }

  static void describe(RowHead head, RowFormat format, HttpServletResponse response) {
    response.setContentType(format.mediaType());
    response.setHeader("Weir-Snapshot", Long.toString(head.snapshot()));
    response.setHeader("Weir-Masked", String.join(",", head.masked()));
  }

  /** The same question, with another page token. */
  static String next(String path, @Nullable String query, String token) {
    Stream<String> asked =
        query == null
            ? Stream.empty()
            : Arrays.stream(query.split("&")).filter(p -> !p.startsWith("pageToken="));
    return Stream.concat(asked, Stream.of("pageToken=" + token))
        .collect(Collectors.joining("&", path + "?", ""));
  }
}
