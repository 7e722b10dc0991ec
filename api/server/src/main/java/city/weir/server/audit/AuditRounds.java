package city.weir.server.audit;

import city.weir.sharing.audit.ledger.LakeAuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every second puts on record how far the audit has come, and brings the journal into the lake when
 * it is due.
 */
final class AuditRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AuditRounds.class);

  private final LakeAuditLog audit;
  private final AuditSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService thread;
  private Instant drained;

  AuditRounds(LakeAuditLog audit, AuditSettings settings, Clock clock) {
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
    this.drained = clock.instant();
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread worker = new Thread(task, "audit-drain");
              worker.setDaemon(true);
              return worker;
            });
    var unused = thread.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
  }

  private void round() {
    try {
      audit.witness();
      long waiting = audit.waiting();
      boolean late = !drained.plus(settings.drainEvery()).isAfter(clock.instant());
      if (waiting >= settings.drainEvents() || (waiting > 0 && late)) {
        audit.drain();
        drained = clock.instant();
      }
    } catch (RuntimeException e) {
      // Let out, it would end all rounds.
      log.error("The audit could not be brought into the lake; its journal keeps it meanwhile", e);
    }
  }

  /** Waits for a round under way; the log drains a last time when it is closed. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        log.warn("The audit is still being brought into the lake; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
