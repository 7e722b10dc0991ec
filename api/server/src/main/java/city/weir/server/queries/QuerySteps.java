package city.weir.server.queries;

import city.weir.lake.AsOf;
import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.sql.SqlAudit;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.query.QueryConflict;
import city.weir.sharing.query.QueryDraft;
import city.weir.sharing.query.QueryInvalid;
import city.weir.sharing.query.SavedQueries;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes the steps of saved queries, each audited, its refusals as problems. */
@Component
class QuerySteps {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SavedQueries queries;
  private final ObjectProvider<Statements> statements;
  private final SqlAudit sqlAudit;
  private final Audit audit;

  QuerySteps(
      SavedQueries queries, ObjectProvider<Statements> statements, SqlAudit sqlAudit, Audit audit) {
    this.queries = queries;
    this.statements = statements;
    this.sqlAudit = sqlAudit;
    this.audit = audit;
  }

  /** One step, with what may go wrong. */
  interface Step {
    SavedQuery take() throws QueryConflict;
  }

  /** Saves a draft; that it can be run at all is tried with its author's own rights. */
  SavedQuery save(
      String name, QueryDraft draft, Subject author, Call call, HttpServletRequest request)
      throws InterruptedException {
    Statement described;
    SqlResult result;
    try {
      described =
          statements
              .getObject()
              .submit(
                  author,
                  call,
                  new Question(draft.sql(), draft.noArguments(), AsOf.NOW, 0),
                  sqlAudit.watch(request, author, "query.save", draft.sql()));
      if (!described.await(PATIENCE)) {
        statements.getObject().cancel(described);
        throw new ProblemException(
            ProblemCode.UNAVAILABLE, "Too many statements are running. Try again later");
      }
      SqlRefused refused = described.standing().refused();
      if (refused != null) {
        throw SqlAudit.heard(refused);
      }
      result =
          statements
              .getObject()
              .result(described, call)
              .orElseThrow(
                  () -> new ProblemException(ProblemCode.UNAVAILABLE, "Try again in a moment"));
    } catch (SqlRefused e) {
      throw sqlAudit.refused(request, author, call, "query.save", e);
    }
    List<String> tables = result.reads().stream().map(r -> r.explanation().table()).toList();
    return step(
        "query.save",
        name,
        null,
        author,
        request,
        () -> queries.save(author, name, draft, result.columns(), tables));
  }

  SavedQuery submit(String name, Subject author, HttpServletRequest request) {
    return step("query.submit", name, null, author, request, () -> queries.submit(author, name));
  }

  /** Approves, which publishes. */
  SavedQuery approve(
      String name, @Nullable String note, Subject reviewer, HttpServletRequest request) {
    SavedQuery published =
        step(
            "query.approve",
            name,
            note,
            reviewer,
            request,
            () -> queries.approve(reviewer, name, note));
    audit.permitted(request, reviewer, Deed.of("query.publish"), said(published, note));
    return published;
  }

  SavedQuery refuse(String name, String reason, Subject reviewer, HttpServletRequest request) {
    return step(
        "query.refuse",
        name,
        reason,
        reviewer,
        request,
        () -> queries.refuse(reviewer, name, reason));
  }

  SavedQuery deprecate(String name, String reason, Subject subject, HttpServletRequest request) {
    return step(
        "query.deprecate",
        name,
        reason,
        subject,
        request,
        () -> queries.deprecate(subject, name, reason));
  }

  SavedQuery withdraw(String name, String reason, Subject subject, HttpServletRequest request) {
    return step(
        "query.withdraw",
        name,
        reason,
        subject,
        request,
        () -> queries.withdraw(subject, name, reason));
  }

  private SavedQuery step(
      String action,
      String name,
      @Nullable String note,
      Subject subject,
      HttpServletRequest request,
      Step step) {
    try {
      SavedQuery after = step.take();
      audit.permitted(request, subject, Deed.of(action), said(after, note));
      return after;
    } catch (QueryConflict e) {
      ProblemCode code = e.person() ? ProblemCode.NOT_PERMITTED : ProblemCode.CONFLICT;
      throw refused(action, name, subject, request, code, e);
    } catch (QueryInvalid e) {
      throw refused(action, name, subject, request, ProblemCode.BAD_QUERY, e);
    }
  }

  private ProblemException refused(
      String action,
      String name,
      Subject subject,
      HttpServletRequest request,
      ProblemCode code,
      Exception e) {
    String why = String.valueOf(e.getMessage());
    audit.denied(request, subject, Deed.of(action), "query %s: %s".formatted(name, why));
    ProblemException problem = new ProblemException(code, why);
    problem.initCause(e);
    return problem;
  }

  private static String said(SavedQuery query, @Nullable String note) {
    return "query %s version %d%s: %s"
        .formatted(
            query.name(),
            query.version(),
            note == null || note.isBlank() ? "" : " (" + note + ")",
            query.draft().sql());
  }
}
