package city.weir.server.grading;

import city.weir.catalog.grading.exception.GradeException;
import city.weir.catalog.grading.exception.GradeException.State;
import city.weir.contract.reading.ContractException;
import city.weir.server.audit.Audit;
import city.weir.server.calls.CallKey;
import city.weir.server.paging.KeyToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/grade-exceptions")
@Tag(name = "grading", description = "分类分级 / Grades: what is proposed, and exceptions")
class ExceptionsController {
  private static final int MOST = 200;

  private final GradeExceptions exceptions;
  private final Audit audit;

  ExceptionsController(GradeExceptions exceptions, Audit audit) {
    this.exceptions = exceptions;
    this.audit = audit;
  }

  /**
   * @param comment what was said about it
   */
  record Approval(@Nullable String comment) {}

  /**
   * @param reason why
   */
  record Ending(@Nullable String reason) {}

  @GetMapping
  @Operation(
      operationId = "listGradeExceptions",
      summary = "列出定级例外 / List exceptions",
      description = "The newest first. Stewards see all, owners those for their datasets.")
  Page<ExceptionDetail> list(
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(required = false)
          @Parameter(description = "asked, approved, refused or revoked")
          @Nullable String state,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      Subject subject,
      HttpServletRequest http) {
    PageSize.check(limit, MOST);
    List<GradeException> found =
        exceptions.list(subject, dataset, state(state), KeyToken.read(pageToken), limit + 1);
    List<ExceptionDetail> items = found.stream().limit(limit).map(exceptions::detail).toList();
    audit.permitted(
        http, subject, Deed.of("grade-exception.read").on(dataset), items.size() + " exceptions");
    String next = found.size() > limit ? KeyToken.write(items.get(limit - 1).id()) : null;
    return new Page<>(items, next);
  }

  private static @Nullable State state(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return Arrays.stream(State.values())
        .filter(s -> s.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.BAD_QUERY,
                    "state is '%s': write asked, approved, refused or revoked".formatted(word)));
  }

  @GetMapping("/{id}")
  @Operation(operationId = "readGradeException", summary = "查看定级例外 / Read an exception")
  ExceptionDetail read(@PathVariable String id, Subject subject, HttpServletRequest http) {
    GradeException found = exceptions.find(subject, id);
    audit.permitted(http, subject, Deed.of("grade-exception.read").on(found.dataset()), id);
    return exceptions.detail(found);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "askForGradeException",
      summary = "申请定级例外 / Ask for an exception",
      description =
          "That a derived column may be graded lower than what it is made of. Somebody else"
              + " approves it. With the same Idempotency-Key the same one is answered again.")
  ExceptionDetail ask(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody ExceptionWish.Sent wish,
      Subject subject,
      HttpServletRequest http) {
    CallKey.check(key);
    return exceptions.detail(exceptions.ask(http, subject, wish.read(), key));
  }

  @PostMapping("/{id}/approval")
  @Operation(
      operationId = "approveGradeException",
      summary = "批准定级例外 / Approve an exception",
      description = "Not by who asked for it. The contract in force states it at once.")
  ExceptionDetail approve(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Approval approval,
      Subject subject,
      HttpServletRequest http)
      throws IOException, ContractException {
    String comment = approval == null ? null : approval.comment();
    return exceptions.detail(
        exceptions.approve(http, subject, id, Objects.requireNonNullElse(comment, "")));
  }

  @PostMapping("/{id}/refusal")
  @Operation(operationId = "refuseGradeException", summary = "不予批准 / Refuse an exception")
  ExceptionDetail refuse(
      @PathVariable String id,
      @RequestBody Ending ending,
      Subject subject,
      HttpServletRequest http) {
    return exceptions.detail(
        exceptions.refuse(http, subject, id, Objects.requireNonNullElse(ending.reason(), "")));
  }

  @PostMapping("/{id}/revocation")
  @Operation(
      operationId = "revokeGradeException",
      summary = "撤销定级例外 / Revoke an exception",
      description = "Contracts that rest on it are refused from now on.")
  ExceptionDetail revoke(
      @PathVariable String id, @RequestBody Ending ending, Subject subject, HttpServletRequest http)
      throws IOException {
    return exceptions.detail(
        exceptions.revoke(http, subject, id, Objects.requireNonNullElse(ending.reason(), "")));
  }
}
