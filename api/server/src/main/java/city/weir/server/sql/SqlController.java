package city.weir.server.sql;

import city.weir.server.paging.OffsetToken;
import city.weir.server.paging.Page;
import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.AnswerFormat;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statement.State;
import city.weir.sharing.statement.Statements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sql")
@Tag(name = "sql", description = "SQL 分析 / SQL for analysts")
class SqlController {
  private static final int PAGE = 1_000;

  private final ObjectProvider<Statements> statements;
  private final OwnStatements own;
  private final Answers answers;
  private final SqlAudit audit;
  private final Clock clock;

  SqlController(
      ObjectProvider<Statements> statements,
      OwnStatements own,
      Answers answers,
      SqlAudit audit,
      Clock clock) {
    this.statements = statements;
    this.own = own;
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
  }

  @PostMapping
  @Operation(
      operationId = "askInSql",
      summary = "用 SQL 查询 / Ask in SQL",
      description =
          "Each table shows what the policy permits you of it, rows and columns alike. Runs in a"
              + " process of its own, with a limit on time and memory. Waits for the end and"
              + " answers with all rows, as JSON, NDJSON, CSV or XLSX by Accept; with the header"
              + " 'Prefer: respond-async' (RFC 7240; 'wait=5' for five seconds) it answers 202 with"
              + " the statement, to be looked at, cancelled and fetched under its id.")
  @ApiResponse(
      responseCode = "200",
      description = "the answer",
      content = @Content(schema = @Schema(implementation = SqlReply.class)))
  @ApiResponse(
      responseCode = "202",
      description = "it waits or runs",
      content = @Content(schema = @Schema(implementation = StatementDetail.class)))
  void ask(
      @RequestBody SqlQuestion asked,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @Parameter(hidden = true) @RequestHeader(name = "Accept", required = false)
          @Nullable String accept,
      Subject subject,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    Optional<AnswerFormat> format = answers.format(null, accept);
    Statement statement;
    try {
      statement =
          statements
              .getObject()
              .submit(
                  subject,
                  call,
                  asked.question(),
                  audit.watch(request, subject, "sql.ask", asked.text()));
    } catch (SqlRefused e) {
      throw audit.refused(request, subject, call, "sql.ask", e);
    }
    if (!statement.await(Wait.of(prefer).patience())) {
      audit.took(request, subject, "sql.ask", statement.reads(), asked.text());
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      response.setHeader(HttpHeaders.LOCATION, "/api/v1/sql/" + statement.id());
      response.setHeader("Preference-Applied", "respond-async");
      answers.send(StatementDetail.of(statement, clock.instant()), response);
      return;
    }
    SqlResult result = result(statement, "sql.ask", subject, call, request);
    audit.gave(request, subject, "sql.ask", result, result.rows().size(), asked.text());
    if (format.isPresent()) {
      answers.send(result, format.get(), "weir-" + statement.id(), response);
    } else {
      answers.send(SqlReply.of(statement.id(), result, 0, result.rows().size()), response);
    }
  }

  @GetMapping
  @Operation(
      operationId = "listStatements",
      summary = "本人的查询 / List your statements",
      description = "The newest first; the last fifty since the server was started.")
  Page<StatementDetail> list(Subject subject) {
    return new Page<>(
        statements.getObject().of(subject).stream()
            .map(s -> StatementDetail.of(s, clock.instant()))
            .toList(),
        null);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "readStatement",
      summary = "查询的进展 / How far a statement is",
      description = "Only its owner finds it.")
  StatementDetail read(@PathVariable String id, Subject subject) {
    return StatementDetail.of(own.find(id, subject), clock.instant());
  }

  @PostMapping("/{id}/cancellation")
  @Operation(
      operationId = "cancelStatement",
      summary = "取消查询 / Cancel a statement",
      description = "Stops it at once; one that has ended stays as it is.")
  StatementDetail cancel(@PathVariable String id, Subject subject) throws InterruptedException {
    Statement statement = own.find(id, subject);
    statements.getObject().cancel(statement);
    statement.await(Duration.ofSeconds(2));
    return StatementDetail.of(statement, clock.instant());
  }

  @GetMapping("/{id}/rows")
  @Operation(
      operationId = "fetchAnswer",
      summary = "取回结果 / Fetch the answer",
      description =
          "In pages as JSON, whole as NDJSON, CSV or XLSX by Accept. Kept for some minutes; gone"
              + " the moment you may no longer read what it was made of.")
  @ApiResponse(
      responseCode = "200",
      description = "a page of the answer",
      content = @Content(schema = @Schema(implementation = SqlReply.class)))
  void rows(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(defaultValue = "" + PAGE) @Parameter(description = "1 to 10000") int limit,
      @RequestParam(required = false) @Parameter(description = "json, ndjson, csv, xlsx")
          @Nullable String format,
      @Parameter(hidden = true) @RequestHeader(name = "Accept", required = false)
          @Nullable String accept,
      Subject subject,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    PageSize.check(limit, SqlLimits.USUAL.rows());
    Optional<AnswerFormat> as = answers.format(format, accept);
    int skip = OffsetToken.read(pageToken);
    Statement statement = own.find(id, subject);
    SqlResult result = result(statement, "sql.read", subject, call, request);
    String text = statement.question().sql();
    if (as.isPresent()) {
      audit.gave(request, subject, "sql.read", result, result.rows().size(), text);
      answers.send(result, as.get(), "weir-" + id, response);
    } else {
      SqlReply page = SqlReply.of(id, result, skip, limit);
      audit.gave(request, subject, "sql.read", result, page.rows().size(), text);
      answers.send(page, response);
    }
  }

  private SqlResult result(
      Statement statement, String action, Subject subject, Call call, HttpServletRequest request) {
    Statement.Standing standing = statement.standing();
    if (!standing.state().ended()) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "The statement is still %s. Ask again, or cancel it"
              .formatted(standing.state() == State.QUEUED ? "waiting" : "running"));
    }
    if (standing.refused() != null) {
      throw SqlAudit.heard(standing.refused());
    }
    return own.answer(statement, action, subject, call, request);
  }
}
