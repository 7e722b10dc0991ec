package city.weir.server.queries;

import city.weir.server.paging.PageSize;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.sql.Answers;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.rows.AsOfText;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.AnswerFormat;
import city.weir.sharing.statement.Statement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "queries")
class QueryRowsController {
  private static final Set<String> OWN = Set.of("asOf", "format", "limit", "pageToken");

  private final KnownQueries known;
  private final QueryCalls calls;
  private final Answers answers;

  QueryRowsController(KnownQueries known, QueryCalls calls, Answers answers) {
    this.known = known;
    this.calls = calls;
    this.answers = answers;
  }

  @GetMapping("/api/v1/queries/{name}/rows")
  @Operation(
      operationId = "callQuery",
      summary = "调用查询 / Call a query",
      description =
          "Its parameters are further query parameters: GET /api/v1/queries/{name} describes them."
              + " It runs with your own rights: rows and columns are those the policy permits you."
              + " In pages as JSON, whole as NDJSON, CSV or XLSX by Accept or format.")
  @ApiResponse(
      responseCode = "200",
      description = "rows as objects",
      content = @Content(schema = @Schema(implementation = QueryReply.class)))
  void rows(
      @PathVariable String name,
      @RequestParam(required = false)
          @Parameter(description = "a moment with offset: the data as it was then")
          @Nullable String asOf,
      @RequestParam(required = false) @Parameter(description = "json, ndjson, csv, xlsx")
          @Nullable String format,
      @RequestParam(defaultValue = "1000") @Parameter(description = "1 to 10000, of a page")
          int limit,
      @RequestParam(required = false) @Nullable String pageToken,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> all,
      @Parameter(hidden = true) @RequestHeader(name = "Accept", required = false)
          @Nullable String accept,
      Subject subject,
      Call call,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    PageSize.check(limit, SqlLimits.USUAL.rows());
    Optional<AnswerFormat> as = answers.format(format, accept);
    SavedQuery query = known.callable(subject, name);
    Map<String, String> given = given(all);
    QueryPage page = pageToken == null ? null : QueryPage.read(pageToken);
    Statement statement =
        page == null
            ? calls.submit(query, given, AsOfText.parse(asOf), subject, call, request)
            : calls.earlier(query, page.statement(), subject);
    SqlResult result = calls.answer(statement, subject, call, request);
    if (query.state() == SavedQuery.State.DEPRECATED) {
      // RFC 9745.
      response.setHeader("Deprecation", "@" + query.changedAt().getEpochSecond());
    }
    if (as.isPresent()) {
      calls.gave(query, given, result, result.rows().size(), subject, request);
      answers.send(result, as.get(), name, response);
    } else {
      QueryPage from = page == null ? new QueryPage(statement.id(), 0) : page;
      QueryReply reply = QueryReply.of(name, query.version(), result, from, limit);
      calls.gave(query, given, result, reply.items().size(), subject, request);
      answers.send(reply, response);
    }
  }

  private static Map<String, String> given(MultiValueMap<String, String> all) {
    Map<String, String> given = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> {
          if (OWN.contains(name)) {
            return;
          }
          if (values.size() != 1) {
            throw new ProblemException(
                ProblemCode.BAD_QUERY, "%s is given %d times".formatted(name, values.size()));
          }
          given.put(name, values.get(0));
        });
    return given;
  }
}
