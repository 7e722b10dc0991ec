package city.weir.server.requests;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Who;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Proceedings;
import city.weir.sharing.request.RequestStore;
import city.weir.sharing.request.RequestStore.Selection;
import city.weir.sharing.request.Step;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Hands what is overdue to the steward. Any number of processes may do so at once. */
@Component
class RequestSweep {
  private static final Logger log = LoggerFactory.getLogger(RequestSweep.class);
  private static final String ITSELF = "statutory-clock";
  private static final List<String> WAITING = List.of("in-review", "disputed");
  private static final int AT_ONCE = 100;

  private final RequestStore store;
  private final Proceedings proceedings;
  private final AuditLog audit;
  private final Clock clock;

  RequestSweep(RequestStore store, Proceedings proceedings, AuditLog audit, Clock clock) {
    this.store = store;
    this.proceedings = proceedings;
    this.audit = audit;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void sweep() {
    for (String state : WAITING) {
      String before = null;
      List<AccessRequest> some;
      do {
        some = store.list(Selection.in(state), before, AT_ONCE);
        some.forEach(this::judge);
        before = some.isEmpty() ? null : some.get(some.size() - 1).id();
      } while (some.size() == AT_ONCE);
    }
  }

  private void judge(AccessRequest request) {
    Optional<Step> step = proceedings.escalateOverdue(request, ITSELF, clock.instant());
    if (step.isPresent()) {
      audit.append(
          new AuditEvent(
              clock.instant(),
              Who.itself(ITSELF),
              RequestReading.deed(request, "escalate"),
              AuditEvent.Outcome.PERMIT,
              request.id() + ": its term is over",
              ""));
      if (store.append(request, step.get())) {
        log.info("Access request {} is overdue and goes to the steward", request.id());
      }
    }
  }
}
