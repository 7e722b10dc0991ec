package city.weir.server.requests;

import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "access-requests", description = "共享申请 / Asking for data, and the answer")
class DossierController {
  private final Dossiers dossiers;

  DossierController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GetMapping(path = "/api/v1/access-requests/{id}/export", produces = "application/zip")
  @Operation(
      operationId = "exportAccessRequest",
      summary = "导出卷宗 / Everything about a request in one file",
      description =
          "Request, checks, reviews, comments, the clock with its pauses, the versions of the"
              + " agreement and its use from the audit: as JSON and as a page to read, in a ZIP. The"
              + " digest stands in Repr-Digest (RFC 9530); SHA256SUMS within has those of the files.")
  ResponseEntity<byte[]> export(@PathVariable String id, Subject subject, HttpServletRequest http)
      throws IOException {
    byte[] zip = dossiers.zip(http, subject, id);
    String digest = Base64.getEncoder().encodeToString(Dossiers.sha256(zip));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.zip\"".formatted(id))
        .header("Repr-Digest", "sha-256=:%s:".formatted(digest))
        .body(zip);
  }
}
