package city.weir.server.rows;

import city.weir.sharing.formats.RowFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** Lets a caller that has an answer already learn that it is still the answer: RFC 9110, 13.1.2. */
final class Conditional {
  private Conditional() {}

  /**
   * Sets what lets {@code response} be kept by its caller, and by nobody between.
   *
   * @param version of the answer, whichever its format
   * @return whether the caller has it: then nothing but 304 is to be sent
   */
  static boolean known(
      String version, RowFormat format, HttpServletRequest request, HttpServletResponse response) {
    // Weak: compression on the way changes bytes and not rows.
    String tag = "W/\"%s-%s\"".formatted(version, Formats.name(format));
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.AUTHORIZATION);
    // To be asked about each time: the right to see it may have ended.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    boolean known =
        Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || opaque(one).equals(opaque(tag)));
    if (known) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    }
    return known;
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
