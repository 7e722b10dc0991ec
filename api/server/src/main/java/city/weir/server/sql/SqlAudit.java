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
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps what was asked in SQL, of which datasets, what went out and what was refused. */
@Component
public final class SqlAudit {
  private final Audit audit;

  SqlAudit(Audit audit) {
    this.audit = audit;
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
      audit.permitted(
          request,
          subject,
          out.on(read.explanation().dataset())
              .under(read.permit().agreement(), read.permit().purpose()),
          text);
    }
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

  private static RuntimeException heard(SqlRefused e) {
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
