package city.weir.server.queries;

import city.weir.lake.AsOf;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.sql.SqlAudit;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.query.ParameterRefused;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs saved queries, with the rights of whoever calls. */
@Component
class QueryCalls {
  private static final String ACTION = "query.call";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ObjectProvider<Statements> statements;
  private final SqlAudit audit;

  QueryCalls(ObjectProvider<Statements> statements, SqlAudit audit) {
    this.statements = statements;
    this.audit = audit;
  }

  static String path(String name) {
    return "/api/v1/queries/" + name + "/rows";
  }

  /** Begins to run {@code query}; its statement is the caller's. */
  Statement submit(
      SavedQuery query,
      Map<String, String> given,
      AsOf asOf,
      Subject subject,
      Call call,
      HttpServletRequest request) {
    try {
      Question question =
          new Question(query.draft().sql(), query.arguments(given), asOf, SqlLimits.USUAL.rows());
      return statements
          .getObject()
          .submit(
              subject, call, question, audit.watch(request, subject, ACTION, text(query, given)));
    } catch (ParameterRefused e) {
      ProblemException problem =
          new ProblemException(ProblemCode.BAD_QUERY, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    } catch (SqlRefused e) {
      throw audit.refused(request, subject, call, ACTION, e);
    }
  }

  /** Waits for the answer of {@code statement}. */
  SqlResult answer(Statement statement, Subject subject, Call call, HttpServletRequest request)
      throws InterruptedException {
    if (!statement.await(PATIENCE)) {
      statements.getObject().cancel(statement);
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "Too many statements are running. Try again later");
    }
    return result(statement, subject, call, request);
  }

  /** The answer that an earlier page of {@code query} was cut from. */
  Statement earlier(SavedQuery query, String id, Subject subject) {
    return statements
        .getObject()
        .find(subject, id)
        .filter(s -> s.question().sql().equals(query.draft().sql()))
        .orElseThrow(QueryCalls::gone);
  }

  private SqlResult result(
      Statement statement, Subject subject, Call call, HttpServletRequest request) {
    SqlRefused refused = statement.standing().refused();
    if (refused != null) {
      throw SqlAudit.heard(refused);
    }
    try {
      return statements.getObject().result(statement, call).orElseThrow(QueryCalls::gone);
    } catch (SqlRefused e) {
      throw audit.refused(request, subject, call, ACTION, e);
    }
  }

  /** Keeps that so many rows are about to go out. */
  void gave(
      SavedQuery query,
      Map<String, String> given,
      SqlResult result,
      int rows,
      Subject subject,
      HttpServletRequest request) {
    audit.gave(request, subject, ACTION, result, rows, text(query, given));
  }

  private static String text(SavedQuery query, Map<String, String> given) {
    return "query %s version %d %s".formatted(query.name(), query.version(), given);
  }

  private static ProblemException gone() {
    return new ProblemException(
        ProblemCode.NOT_FOUND, "The answer is no longer kept. Begin again without pageToken");
  }
}
