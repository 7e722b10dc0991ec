package city.weir.server.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Spreadsheets as answers. */
final class SheetFiles {
  static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private SheetFiles() {}

  /** Says that a file of this name follows. */
  static void answer(HttpServletResponse response, String name) {
    response.setContentType(TYPE);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
  }

  /** Name of the marked copy of a file. */
  static String marked(String name) {
    return name.replaceAll("(?i)\\.xlsx$", "") + "-marked.xlsx";
  }
}
