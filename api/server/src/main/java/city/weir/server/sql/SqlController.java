package city.weir.server.sql;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.AsOfText;
import city.weir.sharing.sql.SqlLimits;
import city.weir.sharing.sql.SqlRefused;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.sql.SqlService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "sql", description = "SQL 分析 / SQL for analysts")
class SqlController {
  private final ObjectProvider<SqlService> service;
  private final Contracts contracts;
  private final Audit audit;

  SqlController(ObjectProvider<SqlService> service, Contracts contracts, Audit audit) {
    this.service = service;
    this.contracts = contracts;
    this.audit = audit;
  }

  @PostMapping("/api/v1/sql")
  @Operation(
      operationId = "askInSql",
      summary = "用 SQL 查询 / Ask in SQL",
      description =
          "Each table shows what the policy permits you of it, rows and columns alike. Runs in a"
              + " process of its own, with a limit on time and memory.")
  SqlReply ask(
      @RequestBody SqlQuestion question, Subject subject, Call call, HttpServletRequest request) {
    int limit = question.limit() == null ? SqlLimits.USUAL.rows() : question.limit();
    if (limit < 1 || limit > SqlLimits.USUAL.rows()) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY,
          "limit is %d; write 1 to %d".formatted(limit, SqlLimits.USUAL.rows()));
    }
    AsOf asOf = AsOfText.parse(question.asOf());
    try {
      SqlResult result = service.getObject().run(subject, call, question.sql(), asOf);
      SqlReply reply = SqlReply.of(result, limit);
      List<String> columns = result.columns().stream().map(SqlResult.Column::name).toList();
      for (String dataset : result.datasets()) {
        audit.permitted(
            request,
            subject,
            Deed.of("sql.ask").on(dataset).by(Way.SQL).gave(reply.rows().size(), columns),
            question.text());
      }
      return reply;
    } catch (SqlRefused e) {
      throw refused(e, question, subject, request);
    }
  }

  private RuntimeException refused(
      SqlRefused e, SqlQuestion question, Subject subject, HttpServletRequest request) {
    String why = String.valueOf(e.getMessage());
    audit.denied(request, subject, Deed.of("sql.ask").on(dataset(question)).by(Way.SQL), why);
    if (e.deny() != null) {
      return new DeniedException(e.deny());
    }
    return new ProblemException(
        switch (e.code()) {
          case UNKNOWN_TABLE -> ProblemCode.NOT_FOUND;
          case NOT_PERMITTED -> ProblemCode.NOT_PERMITTED;
          case TIMEOUT, MEMORY, TOO_LARGE -> ProblemCode.TOOK_TOO_LONG;
          case BUSY -> ProblemCode.UNAVAILABLE;
          case SYNTAX, NOT_A_QUERY, NOT_ALLOWED, INVALID -> ProblemCode.BAD_QUERY;
        },
        why);
  }

  /** The dataset of a statement that reads one only; null when it reads more, or cannot be read. */
  private @org.jspecify.annotations.Nullable String dataset(SqlQuestion question) {
    try {
      List<TableName> tables = SqlService.tables(question.sql());
      return tables.size() == 1
          ? contracts.byTable(tables.get(0)).map(DataContract::id).orElse(null)
          : null;
    } catch (SqlRefused e) {
      return null;
    }
  }
}
