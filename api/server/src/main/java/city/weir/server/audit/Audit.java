package city.weir.server.audit;

import city.weir.contract.Origin.Way;
import city.weir.server.problem.Correlation;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes audit events of requests. When it cannot, the answer must not go out. */
@Component
public final class Audit {
  private final AuditLog log;
  private final Clock clock;

  Audit(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Keeps that {@code subject} was permitted {@code action}.
   *
   * @param rows how many rows went out, -1 when that is not known
   */
  public void permitted(
      HttpServletRequest request,
      String subject,
      String action,
      @Nullable String dataset,
      @Nullable Way way,
      String reason,
      long rows,
      List<String> columns) {
    append(request, subject, action, dataset, way, Outcome.PERMIT, reason, rows, columns);
  }

  /** Keeps that {@code subject} was denied {@code action}. */
  public void denied(
      HttpServletRequest request,
      String subject,
      String action,
      @Nullable String dataset,
      @Nullable Way way,
      String reason) {
    append(request, subject, action, dataset, way, Outcome.DENY, reason, 0, List.of());
  }

  private void append(
      HttpServletRequest request,
      String subject,
      String action,
      @Nullable String dataset,
      @Nullable Way way,
      Outcome outcome,
      String reason,
      long rows,
      List<String> columns) {
    String correlation = Correlation.of(request);
    log.append(
        new AuditEvent(
            clock.instant(),
            subject,
            action,
            dataset,
            way == null ? null : way.name().toLowerCase(Locale.ROOT),
            outcome,
            reason,
            rows,
            columns,
            correlation == null ? "" : correlation));
  }
}
