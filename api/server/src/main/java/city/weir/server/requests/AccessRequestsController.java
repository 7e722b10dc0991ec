package city.weir.server.requests;

import city.weir.server.paging.KeyToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Deadlines;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access-requests")
@Tag(name = "access-requests", description = "共享申请 / Asking for data, and the answer")
class AccessRequestsController {
  private static final int MOST = 200;

  private final RequestReading requests;
  private final RequestDesk desk;

  AccessRequestsController(RequestReading requests, RequestDesk desk) {
    this.requests = requests;
    this.desk = desk;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "draftAccessRequest",
      summary = "起草申请 / Draft a request",
      description =
          "Nobody else sees it until it is submitted; the answer says what the machine finds. With"
              + " the same Idempotency-Key the same draft is answered again.")
  AccessRequestDetail draft(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody AccessRequestDraft draft,
      Subject subject,
      HttpServletRequest http) {
    return detail(
        desk.draft(http, subject, draft.dataset(), draft.wish(), draft.renews(), key), subject);
  }

  @GetMapping
  @Operation(
      operationId = "listAccessRequests",
      summary = "列出申请 / List requests",
      description = "The newest first.")
  Page<AccessRequestSummary> list(
      @RequestParam(required = false)
          @Parameter(
              description =
                  "applicant (your party's own) or provider (for your datasets; steward and auditor:"
                      + " all). Absent: applicant for agencies, provider for others")
          @Nullable String side,
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject) {
    PageSize.check(limit, MOST);
    List<AccessRequest> found =
        requests.list(
            subject, side(side, subject), dataset, state, KeyToken.read(pageToken), limit + 1);
    List<AccessRequestSummary> items =
        found.stream()
            .limit(limit)
            .map(
                r ->
                    AccessRequestSummary.of(
                        r, requests.clock(r).stream().filter(Deadlines.Part::current).findFirst()))
            .toList();
    String next = found.size() > limit ? KeyToken.write(items.get(limit - 1).id()) : null;
    return new Page<>(items, next);
  }

  private static RequestReading.Side side(@Nullable String word, Subject subject) {
    if (word == null) {
      return subject.is(Role.AGENCY) ? RequestReading.Side.APPLICANT : RequestReading.Side.PROVIDER;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "applicant" -> RequestReading.Side.APPLICANT;
      case "provider" -> RequestReading.Side.PROVIDER;
      default ->
          throw new ProblemException(
              ProblemCode.BAD_QUERY, "side is '%s': write applicant or provider".formatted(word));
    };
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readAccessRequest",
      summary = "查看申请 / Read a request",
      description = "Where it stands, its clock with pauses, and all that happened.")
  AccessRequestDetail read(@PathVariable String id, Subject subject) {
    return detail(requests.find(subject, id), subject);
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "amendAccessRequest",
      summary = "修改申请 / Write a draft, or a returned request, anew")
  AccessRequestDetail amend(
      @PathVariable String id,
      @RequestBody AccessRequestDraft draft,
      Subject subject,
      HttpServletRequest http) {
    AccessRequest before = requests.find(subject, id);
    if (!before.dataset().equals(draft.dataset())) {
      throw new ProblemException(
          ProblemCode.BAD_REQUEST,
          "dataset: the request is for %s; make another one".formatted(before.dataset()));
    }
    return detail(desk.amend(http, subject, id, draft.wish()), subject);
  }

  @PostMapping("/{id}/submission")
  @Operation(
      operationId = "submitAccessRequest",
      summary = "提交申请 / Hand in a request",
      description = "What is shared without condition is granted at once; the rest is reviewed.")
  AccessRequestDetail submit(@PathVariable String id, Subject subject, HttpServletRequest http) {
    return detail(desk.submit(http, subject, id), subject);
  }

  private AccessRequestDetail detail(AccessRequest request, Subject subject) {
    return requests.detail(request, subject);
  }
}
