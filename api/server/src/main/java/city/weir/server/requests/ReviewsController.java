package city.weir.server.requests;

import city.weir.server.problem.Required;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Narrowing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access-requests/{id}")
@Tag(name = "access-requests", description = "共享申请 / Asking for data, and the answer")
class ReviewsController {
  private final RequestReading requests;
  private final RequestDesk desk;

  ReviewsController(RequestReading requests, RequestDesk desk) {
    this.requests = requests;
    this.desk = desk;
  }

  /**
   * A comment.
   *
   * @param comment at most 2,000 characters
   */
  record Comment(@Nullable String comment) {
    static @Nullable String of(@Nullable Comment body) {
      return body == null ? null : body.comment();
    }

    String required() {
      new Required().field("comment", comment).check();
      return Objects.requireNonNull(comment);
    }
  }

  /**
   * A refusal.
   *
   * @param ground the law or rule that it rests on
   */
  record Refusal(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String ground,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String comment) {
    Refusal {
      new Required().field("ground", ground).field("comment", comment).check();
    }
  }

  /**
   * An approval; what is absent stays as it was asked for, what is there may only be less.
   *
   * @param rows of the rows asked for those only that meet this condition too
   */
  record Approval(
      @Nullable String comment,
      @Nullable Set<String> columns,
      @Nullable String rows,
      @Nullable Map<String, String> masks,
      @Nullable Instant until,
      @Nullable Set<String> networks,
      @Nullable Integer callsPerDay,
      @Nullable String clearance) {
    Approval {
      new Required()
          .list("columns", columns)
          .list("networks", networks)
          .list("masks", masks == null ? null : masks.values())
          .check();
    }

    Narrowing narrowing() {
      return new Narrowing(
          Objects.requireNonNullElse(columns, Set.of()),
          rows,
          Objects.requireNonNullElse(masks, Map.of()),
          until,
          Objects.requireNonNullElse(networks, Set.of()),
          callsPerDay,
          clearance);
    }
  }

  @PostMapping("/approval")
  @Operation(
      operationId = "approveAccessRequest",
      summary = "同意 / Agree, to all of it or to less",
      description = "The last review to agree makes the agreement, in the same step.")
  AccessRequestDetail approve(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Approval approval,
      Subject subject,
      HttpServletRequest http) {
    return detail(
        desk.approve(
            http,
            subject,
            id,
            approval == null ? null : approval.comment(),
            approval == null ? null : approval.narrowing()),
        subject);
  }

  @PostMapping("/refusal")
  @Operation(operationId = "refuseAccessRequest", summary = "不予共享 / Refuse, on a legal ground")
  AccessRequestDetail refuse(
      @PathVariable String id,
      @RequestBody Refusal refusal,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.refuse(http, subject, id, refusal.ground(), refusal.comment()), subject);
  }

  @PostMapping("/return")
  @Operation(
      operationId = "returnAccessRequest",
      summary = "退回补正 / Give it back to be corrected",
      description = "The clock stands until it is handed in again.")
  AccessRequestDetail giveBack(
      @PathVariable String id,
      @RequestBody Comment comment,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.giveBack(http, subject, id, comment.required()), subject);
  }

  @PostMapping("/withdrawal")
  @Operation(operationId = "withdrawAccessRequest", summary = "撤回 / Withdraw a request")
  AccessRequestDetail withdraw(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Comment comment,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.withdraw(http, subject, id, Comment.of(comment)), subject);
  }

  @PostMapping("/dispute")
  @Operation(
      operationId = "disputeRefusal",
      summary = "提出争议 / Dispute a refusal",
      description = "The provider looks at it again; if it stays with it, the steward decides.")
  AccessRequestDetail dispute(
      @PathVariable String id,
      @RequestBody Comment comment,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.dispute(http, subject, id, comment.required()), subject);
  }

  @PostMapping("/escalation")
  @Operation(
      operationId = "escalateAccessRequest",
      summary = "提请裁决 / Hand it to the steward to decide",
      description = "The provider at any time; the applicant in a dispute, or when it is overdue.")
  AccessRequestDetail escalate(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Comment comment,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.escalate(http, subject, id, Comment.of(comment)), subject);
  }

  @PostMapping("/comments")
  @Operation(
      operationId = "commentAccessRequest",
      summary = "留言 / Comment on a request",
      description = "Both sides read it.")
  AccessRequestDetail comment(
      @PathVariable String id,
      @RequestBody Comment comment,
      Subject subject,
      HttpServletRequest http) {
    return detail(desk.comment(http, subject, id, comment.required()), subject);
  }

  private AccessRequestDetail detail(AccessRequest request, Subject subject) {
    return requests.detail(request, subject);
  }
}
