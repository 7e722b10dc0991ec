package city.weir.server.requests;

import city.weir.server.agreements.AgreementDetail;
import city.weir.server.rows.ShownColumn;
import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "access-requests", description = "共享申请 / Asking for data, and the answer")
class PreviewController {
  private final Previews previews;
  private final JsonMapper json;

  PreviewController(Previews previews, JsonMapper json) {
    this.previews = previews;
    this.json = json;
  }

  /**
   * What the other side would see.
   *
   * @param rows exactly what GET /api/v1/datasets/{id}/rows would answer it
   */
  record PreviewDetail(
      AgreementDetail agreement, List<ShownColumn> columns, JsonNode rows, Words explanation) {}

  @GetMapping("/api/v1/access-requests/{id}/preview")
  @Operation(
      operationId = "previewAccessRequest",
      summary = "预览对方所见 / What the other side would see",
      description =
          "The first rows and all columns, through the same policy and reader as if the agreement"
              + " were made. For the provider and the steward.")
  PreviewDetail preview(@PathVariable String id, Subject subject, HttpServletRequest http)
      throws IOException {
    Previews.Preview preview = previews.of(http, subject, id, null);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    RowFormat.JSON.write(preview.page(), rows);
    return new PreviewDetail(
        preview.agreement(),
        preview.columns(),
        json.readTree(rows.toByteArray()),
        preview.explanation());
  }
}
