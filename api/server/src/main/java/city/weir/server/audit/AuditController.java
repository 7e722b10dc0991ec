package city.weir.server.audit;

import city.weir.server.paging.Page;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "audit", description = "审计 / Who asked for what, and what they were told")
class AuditController {
  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  @SuppressWarnings("NullAway") // It overlooks @Nullable on a nested type read from a class file.
  @GetMapping("/api/v1/audit-events")
  @Operation(
      operationId = "searchAuditEvents",
      summary = "查询审计事件 / Search audit events",
      description = "Newest first; to go on, ask again with until set to the last event's moment.")
  Page<AuditEventDetail> search(
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Parameter(description = "id of the dataset")
          @Nullable String dataset,
      @RequestParam(required = false) AuditEvent.@Nullable Outcome outcome,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > AuditLog.Query.MOST) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "limit is %d; write 1 to %d".formatted(limit, AuditLog.Query.MOST));
    }
    return new Page<>(
        log.search(new AuditLog.Query(subject, dataset, outcome, from, until, limit)).stream()
            .map(AuditEventDetail::of)
            .toList(),
        null);
  }
}
