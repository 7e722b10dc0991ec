package city.weir.server.sql;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statements;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A reader's statements and their answers; those of others do not exist for the reader. */
@Component
class OwnStatements {
  private final ObjectProvider<Statements> statements;
  private final SqlAudit audit;

  OwnStatements(ObjectProvider<Statements> statements, SqlAudit audit) {
    this.statements = statements;
    this.audit = audit;
  }

  Statement find(String id, Subject reader) {
    return statements
        .getObject()
        .find(reader, id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND, "You have no statement '%s'".formatted(id)));
  }

  /**
   * The answer of a statement that is finished, as far as {@code reader} may still read what it was
   * made of. That it may not is kept as refused under {@code action}.
   */
  SqlResult answer(
      Statement statement, String action, Subject reader, Call call, HttpServletRequest request) {
    try {
      return statements
          .getObject()
          .result(statement, call)
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemCode.NOT_FOUND,
                      "The answer of this statement is no longer kept. Ask again"));
    } catch (SqlRefused e) {
      throw audit.refused(request, reader, call, action, e);
    }
  }
}
