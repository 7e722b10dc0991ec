package city.weir.server.lineage;

import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/lineage")
@Tag(name = "lineage", description = "血缘 / Where data comes from, and where it goes")
class LineageController {
  private final Lineages lineages;

  LineageController(Lineages lineages) {
    this.lineages = lineages;
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readLineage",
      summary = "查看血缘 / Read the lineage of a dataset, or of what delivers",
      description =
          "As far as you may know of it: what you may not is counted, and not named. Which partners"
              + " use a dataset is told to the steward and to its owner. Columns are told as the"
              + " last promotion computed them. A service, file, device or camera has lineage"
              + " when a contract's source names it under 'from'.")
  LineageDetail read(
      @PathVariable String id,
      LineageQuestion question,
      Subject subject,
      HttpServletRequest request) {
    return LineageDetail.of(lineages.of(subject, id, question, request));
  }
}
