package city.weir.server.audit;

import city.weir.server.limits.RowsGiven;
import city.weir.server.problem.Correlation;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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

  /** Keeps that {@code subject} was permitted {@code deed}. */
  public void permitted(HttpServletRequest request, Subject subject, Deed deed, String reason) {
    append(request, Who.of(subject, request.getRemoteAddr()), deed, Outcome.PERMIT, reason);
  }

  /** Keeps that {@code subject} was denied {@code deed}. */
  public void denied(HttpServletRequest request, Subject subject, Deed deed, String reason) {
    append(request, Who.of(subject, request.getRemoteAddr()), deed, Outcome.DENY, reason);
  }

  /** Keeps that somebody who could not prove who it is was denied {@code deed}. */
  public void turnedAway(HttpServletRequest request, Deed deed, String reason) {
    append(request, Who.at(request.getRemoteAddr()), deed, Outcome.DENY, reason);
  }

  /** Keeps what is yet to come of a request whose answer has gone out by then. */
  @FunctionalInterface
  public interface Aftermath {
    void denied(Deed deed, String reason);
  }

  /** By whom and from where {@code request} was made, for what comes of it later. */
  public Aftermath after(HttpServletRequest request, Subject subject) {
    // The request itself is another's by then.
    Who who = Who.of(subject, request.getRemoteAddr());
    String correlation = correlation(request);
    return (deed, reason) ->
        log.append(new AuditEvent(clock.instant(), who, deed, Outcome.DENY, reason, correlation));
  }

  private static String correlation(HttpServletRequest request) {
    String correlation = Correlation.of(request);
    return correlation == null ? "" : correlation;
  }

  private void append(
      HttpServletRequest request, Who who, Deed deed, Outcome outcome, String reason) {
    RowsGiven.add(request, deed.rows());
    log.append(new AuditEvent(clock.instant(), who, deed, outcome, reason, correlation(request)));
  }
}
