package city.weir.server.calls;

import city.weir.server.paging.Page;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "access-requests", description = "共享申请 / Asking for data, and the answer")
class PurposesController {
  private final Purposes purposes;

  PurposesController(Purposes purposes) {
    this.purposes = purposes;
  }

  /** What data may be wanted for. */
  record Purpose(String code, Words title) {}

  @GetMapping("/api/v1/purposes")
  @Operation(
      operationId = "listPurposes",
      summary = "用途代码 / What data may be wanted for",
      description = "Requests and agreements name one; the header Weir-Purpose declares one.")
  Page<Purpose> list() {
    return new Page<>(
        purposes.all().entrySet().stream()
            .map(entry -> new Purpose(entry.getKey(), entry.getValue()))
            .toList(),
        null);
  }
}
