package city.weir.server.sql;

import city.weir.contract.Origin.Way;
import city.weir.server.audit.Audit;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.Prepared;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.statement.Ending;
import city.weir.sharing.statement.Statement;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Keeps what was asked in SQL, of which datasets, what went out and what was refused. */
@Component
public final class SqlAudit {
  private final Audit audit;
  private final Clock clock;

  SqlAudit(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** A statement was taken in; no row has gone out yet. */
  public void took(
      HttpServletRequest request,
      Subject subject,
      String action,
      List<Prepared.Read> reads,
      String text) {
    kept(request, subject, Deed.of(action), reads, text);
  }

  /** So many rows of {@code result} are about to go out. */
  public void gave(
      HttpServletRequest request,
      Subject subject,
      String action,
      SqlResult result,
      int rows,
      String text) {
    kept(request, subject, Deed.of(action).gave(rows, result.names()), result.reads(), text);
  }

  private void kept(
      HttpServletRequest request,
      Subject subject,
      Deed deed,
      List<Prepared.Read> reads,
      String text) {
    Deed out = deed.by(Way.SQL);
    if (reads.isEmpty()) {
      audit.permitted(request, subject, out, text);
    }
    for (Prepared.Read read : reads) {
      audit.permitted(request, subject, on(out, read), text);
    }
  }

  /**
   * Keeps it when a statement ends without an answer: cancelled, out of time, failed; of which
   * datasets, and that no row went out. Whoever asked may be gone by then.
   */
  public Ending watch(HttpServletRequest request, Subject subject, String action, String text) {
    Audit.Aftermath after = audit.after(request, subject);
    return (statement, why) -> {
      String how = how(statement, why, text);
      Deed deed = Deed.of(action).by(Way.SQL).gave(0, List.of());
      if (statement.reads().isEmpty()) {
        after.denied(deed, how);
      }
      for (Prepared.Read read : statement.reads()) {
        after.denied(on(deed, read), how);
      }
    };
  }

  private String how(Statement statement, SqlRefused why, String text) {
    Instant began = statement.standing().startedAt();
    return "%s, %s: %s Asked: %s"
        .formatted(
            why.code().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            began == null
                ? "before it ran"
                : "after %d ms".formatted(Duration.between(began, clock.instant()).toMillis()),
            why.getMessage(),
            text);
  }

  private static Deed on(Deed deed, Prepared.Read read) {
    return deed.on(read.explanation().dataset())
        .under(read.permit().agreement(), read.permit().purpose());
  }

  /** Keeps the refusal, and gives what the caller is to hear. */
  public RuntimeException refused(
      HttpServletRequest request, Subject subject, Call call, String action, SqlRefused e) {
    String why = String.valueOf(e.getMessage());
    audit.denied(
        request,
        subject,
        Deed.of(action).on(e.dataset()).by(Way.SQL).under(null, call.purpose()),
        why);
    return heard(e);
  }

  /** What the caller is to hear of a statement whose end {@link #watch} has kept. */
  public static RuntimeException heard(SqlRefused e) {
    if (e.deny() != null) {
      return new DeniedException(e.deny(), e.dataset());
    }
    return new ProblemException(
        switch (e.code()) {
          case UNKNOWN_TABLE -> ProblemCode.NOT_FOUND;
          case NOT_PERMITTED -> ProblemCode.NOT_PERMITTED;
          case TIMEOUT, MEMORY, TOO_LARGE -> ProblemCode.TOOK_TOO_LONG;
          case CANCELLED -> ProblemCode.CONFLICT;
          case TOO_MANY -> ProblemCode.TOO_MANY_REQUESTS;
          case BUSY -> ProblemCode.UNAVAILABLE;
          case SYNTAX, NOT_A_QUERY, NOT_ALLOWED, INVALID -> ProblemCode.BAD_QUERY;
        },
        String.valueOf(e.getMessage()));
  }
}
