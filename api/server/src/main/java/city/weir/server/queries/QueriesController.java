package city.weir.server.queries;

import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.query.SavedQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/queries")
@Tag(name = "queries", description = "已发布查询 / Queries, reviewed and published as APIs")
class QueriesController {
  private static final int MOST = 200;

  private final KnownQueries known;
  private final QuerySteps steps;
  private final QueryOpenApi openApi;

  QueriesController(KnownQueries known, QuerySteps steps, QueryOpenApi openApi) {
    this.known = known;
    this.steps = steps;
    this.openApi = openApi;
  }

  /** Words that go with a step. */
  record Note(@Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  @GetMapping
  @Operation(
      operationId = "listQueries",
      summary = "列出查询 / List queries",
      description = "Those you can call; your own; or, for stewards, those that wait for a review.")
  Page<QueryDetail> list(
      @RequestParam(defaultValue = "published") @Parameter(description = "published, own or review")
          String show,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(defaultValue = "50") @Parameter(description = "1 to 200") int limit,
      Subject subject) {
    PageSize.check(limit, MOST);
    List<SavedQuery> all =
        switch (show) {
          case "published" -> known.callable(subject);
          case "own" -> known.own(subject);
          case "review" -> known.forReview(subject);
          default ->
              throw new ProblemException(
                  ProblemCode.BAD_QUERY,
                  "show is '%s'; write published, own or review".formatted(show));
        };
    return Page.of(all, pageToken, limit, query -> known.detail(subject, query));
  }

  @GetMapping("/{name}")
  @Operation(
      operationId = "readQuery",
      summary = "查看查询 / Describe a query",
      description =
          "Its parameters and columns. The version that can be called; for its author and stewards"
              + " the newest.")
  QueryDetail read(@PathVariable String name, Subject subject) {
    return known.detail(subject, known.versions(subject, name).get(0));
  }

  @GetMapping("/{name}/versions")
  @Operation(operationId = "listQueryVersions", summary = "查询的版本 / Versions of a query")
  Page<QueryDetail> versions(@PathVariable String name, Subject subject) {
    return new Page<>(
        known.versions(subject, name).stream().map(q -> known.detail(subject, q)).toList(), null);
  }

  @GetMapping("/openapi.json")
  @Operation(
      operationId = "describeQueries",
      summary = "已发布查询的 OpenAPI / OpenAPI of the queries you can call")
  Map<String, Object> describe(Subject subject) {
    return openApi.of(known.callable(subject));
  }

  @GetMapping("/{name}/openapi.json")
  @Operation(operationId = "describeQuery", summary = "查询的 OpenAPI / OpenAPI of one query")
  Map<String, Object> describe(@PathVariable String name, Subject subject) {
    return openApi.of(List.of(known.callable(subject, name)));
  }

  @PutMapping("/{name}")
  @Operation(
      operationId = "saveQuery",
      summary = "保存查询 / Save a query",
      description =
          "As a draft; what has gone further gets a next version. Parameters stand in the SQL as"
              + " :name and are bound, never written into it.")
  QueryDetail save(
      @PathVariable String name,
      @RequestBody QueryBody body,
      Subject subject,
      Call call,
      HttpServletRequest request)
      throws InterruptedException {
    return known.detail(subject, steps.save(name, body.draft(), subject, call, request));
  }

  @PostMapping("/{name}/submission")
  @Operation(operationId = "submitQuery", summary = "提交审核 / Submit for review")
  QueryDetail submit(@PathVariable String name, Subject subject, HttpServletRequest request) {
    known.versions(subject, name);
    return known.detail(subject, steps.submit(name, subject, request));
  }

  @PostMapping("/{name}/approval")
  @Operation(
      operationId = "approveQuery",
      summary = "批准并发布 / Approve, which publishes",
      description = "By a steward, never by its author.")
  QueryDetail approve(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable Note note,
      Subject subject,
      HttpServletRequest request) {
    known.versions(subject, name);
    return known.detail(
        subject, steps.approve(name, note == null ? null : note.reason(), subject, request));
  }

  @PostMapping("/{name}/refusal")
  @Operation(operationId = "refuseQuery", summary = "退回 / Send back, with a reason")
  QueryDetail refuse(
      @PathVariable String name,
      @RequestBody Note note,
      Subject subject,
      HttpServletRequest request) {
    known.versions(subject, name);
    return known.detail(subject, steps.refuse(name, note.text(), subject, request));
  }

  @PostMapping("/{name}/deprecation")
  @Operation(
      operationId = "deprecateQuery",
      summary = "弃用 / Deprecate",
      description = "It can still be called; answers carry the header Deprecation.")
  QueryDetail deprecate(
      @PathVariable String name,
      @RequestBody Note note,
      Subject subject,
      HttpServletRequest request) {
    known.versions(subject, name);
    return known.detail(subject, steps.deprecate(name, note.text(), subject, request));
  }

  @PostMapping("/{name}/withdrawal")
  @Operation(
      operationId = "withdrawQuery",
      summary = "撤回 / Withdraw",
      description = "A submission, or what can be called: it no longer can.")
  QueryDetail withdraw(
      @PathVariable String name,
      @RequestBody Note note,
      Subject subject,
      HttpServletRequest request) {
    known.versions(subject, name);
    return known.detail(subject, steps.withdraw(name, note.text(), subject, request));
  }
}
